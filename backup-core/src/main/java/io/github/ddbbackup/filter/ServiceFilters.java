package io.github.ddbbackup.filter;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceLoader;

/** Finds filters by ServiceLoader, going on past those that can't be loaded. */
final class ServiceFilters {

  /** Some failures come again at every step of the iterator; this ends the search. */
  private static final int MOST_FAILURES = 20;

  private ServiceFilters() {}

  static List<Voter> find(ClassLoader loader) {
    List<Voter> found = new ArrayList<>();
    Iterator<TableFilter> filters = ServiceLoader.load(TableFilter.class, loader).iterator();
    int failures = 0;
    while (failures < MOST_FAILURES) {
      try {
        if (!filters.hasNext()) {
          return found;
        }
        found.add(new FilterVoter(filters.next()));
      } catch (Throwable e) { // ServiceConfigurationError, or an Error in a static initializer
        failures++;
        found.add(broken(e));
      }
    }
    return found;
  }

  private static Voter broken(Throwable e) {
    Vote vote = new Vote.Failed("a filter can't be loaded: " + withCause(e));
    return table -> vote;
  }

  private static String withCause(Throwable e) {
    return e.getCause() == null ? e.toString() : e + ", caused by " + e.getCause();
  }
}
