package io.github.ddbbackup.state;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.ItemKey;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which items, and as of when.
 *
 * @param table the table's name
 * @param lifetime which of the tables of that name
 * @param instant the instant. Changes tell their time in whole seconds, rounded down, so it is cut
 *     off to seconds, and means the end of that second: all changes of the second are made
 * @param keys the items; empty for all of them
 * @param baseline items that were read at one time; where there are some, only the changes between
 *     that time and the instant are read. It has to have been read while the backup was on
 */
public record StateRequest(
    TableName table,
    Lifetime lifetime,
    Instant instant,
    Set<ItemKey> keys,
    Optional<BaselineItems> baseline) {

  /**
   * Copies the keys.
   *
   * @throws BackupException if the baseline is one of another table
   */
  public StateRequest {
    Objects.requireNonNull(table);
    instant = Lifetime.second(instant);
    keys = Set.copyOf(keys);
    Optional<String> ours = lifetime.tableId();
    baseline
        .flatMap(BaselineItems::tableId)
        .filter(theirs -> ours.filter(id -> !id.equals(theirs)).isPresent())
        .ifPresent(
            theirs -> {
              throw BackupException.user(
                  "The snapshot is of another table that bore the name " + table.value(),
                  theirs,
                  "Use one of the table with the id " + ours.orElseThrow() + ".");
            });
  }

  /**
   * All items of a table.
   *
   * @param table the table's name
   * @param lifetime which of the tables of that name
   * @param instant the instant, cut off to seconds
   * @return a request without a baseline
   */
  public static StateRequest of(TableName table, Lifetime lifetime, Instant instant) {
    return new StateRequest(table, lifetime, instant, Set.of(), Optional.empty());
  }

  /**
   * The same for some items alone.
   *
   * @param wanted the items' keys; not empty
   * @return the request
   */
  public StateRequest withKeys(Set<ItemKey> wanted) {
    return new StateRequest(table, lifetime, instant, wanted, baseline);
  }

  /**
   * The same with a baseline.
   *
   * @param items the baseline
   * @return the request
   */
  public StateRequest withBaseline(BaselineItems items) {
    return new StateRequest(table, lifetime, instant, keys, Optional.of(items));
  }
}
