package io.github.ddbbackup.filter;

/**
 * Says whether a table is to be backed up. This is the place for rules of your own, for example by
 * tag, capacity or a list kept elsewhere.
 *
 * <p>An implementation is public, has a public constructor without parameters, and is named in
 * {@code META-INF/services/io.github.ddbbackup.filter.TableFilter} of its jar, where {@link
 * java.util.ServiceLoader} finds it. It runs inside the function that watches for new tables as
 * well as in bulk runs, and may be called by several threads at once.
 *
 * <p>A table is backed up when {@code tableNameMatchRegex} and every filter say yes. A filter that
 * throws has no say: the others decide, and the decision says what went wrong.
 */
@FunctionalInterface
public interface TableFilter {

  /**
   * Decides on one table.
   *
   * @param table the table; asking for its description costs calls to DynamoDB, asking for its name
   *     costs nothing
   * @return true to have it backed up, false to leave it out
   */
  boolean shouldBackUp(TableCandidate table);

  /**
   * What this filter is called in the reasons of decisions.
   *
   * @return a short name; by default the name of the class
   */
  default String name() {
    return getClass().getName();
  }
}
