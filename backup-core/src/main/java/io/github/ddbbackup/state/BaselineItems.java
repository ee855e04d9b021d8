package io.github.ddbbackup.state;

import io.github.ddbbackup.archive.Damage;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The items of a table as they were read some time or other: each as it was at one instant between
 * the beginning and the end of the reading, which need not be the same for any two, and perhaps
 * without those that were put meanwhile, or with those that were removed meanwhile. A snapshot that
 * was computed for an instant is one whose beginning and end are that instant.
 */
public interface BaselineItems {

  /**
   * The table that they are of.
   *
   * @return its id; empty if that is not known
   */
  Optional<String> tableId();

  /**
   * The snapshot that they are of.
   *
   * @return its name; empty if they are of none
   */
  default Optional<String> snapshotName() {
    return Optional.empty();
  }

  /**
   * When the reading began.
   *
   * @return a time before that of every item
   */
  Instant began();

  /**
   * When the reading ended.
   *
   * @return a time after that of every item
   */
  Instant ended();

  /**
   * Gives all items.
   *
   * @param consumer takes each item's key and the item, a JSON object of typed values; may be
   *     called by several threads at a time
   * @throws io.github.ddbbackup.event.BackupException if they can't be read
   */
  void forEach(BiConsumer<CanonicalKey, Json> consumer);

  /**
   * Gives all items, and tells of what is damaged instead of failing at it.
   *
   * @param consumer takes each item's key and the item, a JSON object of typed values; may be
   *     called by several threads at a time
   * @return what could not be read; if it is anything, the items are not all that there were
   * @throws io.github.ddbbackup.event.BackupException if they can't be reached
   */
  default List<Damage> read(BiConsumer<CanonicalKey, Json> consumer) {
    forEach(consumer);
    return List.of();
  }
}
