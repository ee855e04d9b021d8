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
 * @param epochAlone whether only the changes of the {@link Epoch} of the instant count. Then the
 *     baseline has to be one of this epoch, or the epoch the table's first and followed from the
 *     start. Else changes of other epochs and a baseline of any tell of items of which those of the
 *     epoch do not, as they were before a gap or after it
 */
public record StateRequest(
    TableName table,
    Lifetime lifetime,
    Instant instant,
    Set<ItemKey> keys,
    Optional<BaselineItems> baseline,
    boolean epochAlone) {

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
    return new StateRequest(table, lifetime, instant, Set.of(), Optional.empty(), false);
  }

  /**
   * The same for some items alone.
   *
   * @param wanted the items' keys; not empty
   * @return the request
   */
  public StateRequest withKeys(Set<ItemKey> wanted) {
    return new StateRequest(table, lifetime, instant, wanted, baseline, epochAlone);
  }

  /**
   * The same with a baseline.
   *
   * @param items the baseline
   * @return the request
   */
  public StateRequest withBaseline(BaselineItems items) {
    return new StateRequest(table, lifetime, instant, keys, Optional.of(items), epochAlone);
  }

  /**
   * The same of the changes between two gaps alone.
   *
   * @return the request
   */
  public StateRequest ofEpochAlone() {
    return new StateRequest(table, lifetime, instant, keys, baseline, true);
  }

  /**
   * The part of the lifetime in which the instant lies.
   *
   * @return the epoch
   */
  public Epoch epoch() {
    return lifetime.epoch(instant);
  }
}
