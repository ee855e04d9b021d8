package io.github.ddbbackup.filter;

/** Asks a filter, whose code is not ours. */
final class FilterVoter implements Voter {

  private final TableFilter filter;

  FilterVoter(TableFilter filter) {
    this.filter = filter;
  }

  @Override
  public Vote vote(TableCandidate table) {
    try {
      String name = filter.name();
      return filter.shouldBackUp(table)
          ? new Vote.Yes(name + " says yes")
          : new Vote.No(name + " says no");
    } catch (Throwable e) { // a filter's LinkageError or AssertionError must not cost a backup
      return new Vote.Failed(
          "the filter " + filter.getClass().getName() + " failed: " + describe(e));
    }
  }

  private static String describe(Throwable e) {
    try {
      return e.toString();
    } catch (RuntimeException messageFailed) { // an exception class is the filter's own code too
      return e.getClass().getName();
    }
  }
}
