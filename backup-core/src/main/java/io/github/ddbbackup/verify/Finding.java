package io.github.ddbbackup.verify;

import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that is wrong about the changes of an item.
 *
 * @param kind what is wrong
 * @param tableId which table of the name it is; empty if the catalog does not know
 * @param key the item
 * @param after the last change before the place where something is wrong; empty where there is none
 * @param before the first change behind that place; empty where there is none
 * @param snapshot the name of the snapshot that shows it; empty where none does, or it has no name
 * @param gap a gap in the backup that explains it: what is missing may have been lost in this time,
 *     of which the catalog knows. Empty if no gap explains it, so that it is damage
 */
public record Finding(
    FindingKind kind,
    Optional<String> tableId,
    ItemKey key,
    Optional<Place> after,
    Optional<Place> before,
    Optional<String> snapshot,
    Optional<Gap> gap) {

  /** Checks that nothing is null. */
  public Finding {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(tableId);
    Objects.requireNonNull(key);
    Objects.requireNonNull(after);
    Objects.requireNonNull(before);
    Objects.requireNonNull(snapshot);
    Objects.requireNonNull(gap);
  }

  /**
   * A change.
   *
   * @param sequenceNumber its number
   * @param made when it was made, in whole seconds
   * @param object the key of an object that holds it
   */
  public record Place(SequenceNumber sequenceNumber, Instant made, String object) {}
}
