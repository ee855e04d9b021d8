package io.github.ddbbackup.ddl;

import static java.util.Objects.requireNonNull;

/**
 * A statement for an engine.
 *
 * @param purpose what it is for, in one line
 * @param sql the statement, without a semicolon
 */
public record Statement(String purpose, String sql) {

  /** Checks that nothing is null. */
  public Statement {
    requireNonNull(purpose);
    requireNonNull(sql);
  }

  /** The statement with its purpose as a comment, ended by a semicolon. */
  @Override
  public String toString() {
    return "-- " + purpose + "\n" + sql + ";\n";
  }
}
