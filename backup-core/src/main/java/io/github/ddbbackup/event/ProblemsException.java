package io.github.ddbbackup.event;

import java.util.Comparator;
import java.util.List;

/**
 * Several failures reported together. The message has a line for the whole and one numbered line
 * for each; all but the first, which is the cause, are also suppressed exceptions, so that a stack
 * trace shows every one.
 */
public final class ProblemsException extends BackupException {

  private final List<BackupException> problems;

  ProblemsException(String what, List<BackupException> problems, int more) {
    super(gravest(problems), what, listed(what, problems, more));
    this.problems = List.copyOf(problems);
    initCause(this.problems.get(0));
    this.problems.stream().skip(1).forEach(this::addSuppressed);
  }

  /**
   * The single failures.
   *
   * @return at least one, in the order in which they were found
   */
  public List<BackupException> problems() {
    return problems;
  }

  private static Category gravest(List<BackupException> problems) {
    return problems.stream()
        .map(BackupException::category)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static String listed(String what, List<BackupException> problems, int more) {
    StringBuilder text = new StringBuilder(OneLine.escape(what));
    int count = problems.size() + more;
    text.append(count == 1 ? " (1 problem):" : " (" + count + " problems):");
    for (int i = 0; i < problems.size(); i++) {
      text.append("\n  ").append(i + 1).append(". ").append(problems.get(i).getMessage());
    }
    if (more > 0) {
      text.append("\n  and ").append(more).append(" more");
    }
    return text.toString();
  }
}
