package io.github.ddbbackup.plan;

/** Why the backup of a table is taken away. */
public enum RemovalReason {
  /** The table was deleted. Ends when there is a table of that name again. */
  DELETED("the table was deleted"),
  /** Someone asked for it, whether or not the table exists. */
  REQUESTED("removal was asked for"),
  /** It was begun earlier. Ends when it was called off by setting the table up again. */
  CONTINUED("its removal goes on"),
  /**
   * A table of the name exists, the filter leaves it out, and what is there reads streams that are
   * not its own any more, as that of an earlier table. Ends when something reads the table's own
   * stream.
   */
  LEFT_OUT("the table is left out, and nothing reads its own stream");

  private final String clause;

  RemovalReason(String clause) {
    this.clause = clause;
  }

  /**
   * The reason in plain words.
   *
   * @return a clause, for example {@code the table was deleted}
   */
  public String clause() {
    return clause;
  }
}
