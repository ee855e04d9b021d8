package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.state.Epoch;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a state of a table is computed from. Between two gaps in the backup, the changes and a
 * snapshot of that part of the table's lifetime tell everything, and so do the changes alone of the
 * first part if the table was followed from the start. Where there is no such snapshot, the nearest
 * of all and the changes of all of the lifetime tell what they can.
 *
 * @param isComplete whether the changes between the gaps and the snapshot, if there is one, tell
 *     everything
 * @param snapshot the snapshot, of which the fewest hours of changes have to be read; empty if
 *     there is none, or none is needed
 */
record Basis(boolean isComplete, Optional<StoredSnapshot> snapshot) {

  /**
   * Finds the best one.
   *
   * @param table what the catalog knows of the table; empty for nothing
   * @param epoch the part of its lifetime in which the instant lies
   * @param instant the instant
   * @param snapshots the complete snapshots of the table
   */
  static Basis of(
      Optional<CatalogDocument> table,
      Epoch epoch,
      Instant instant,
      Collection<StoredSnapshot> snapshots) {
    List<StoredSnapshot> ofEpoch =
        snapshots.stream()
            .filter(s -> epoch.holds(s.manifest().began(), s.manifest().ended()))
            .toList();
    return !ofEpoch.isEmpty() || isFromTheStart(table, epoch)
        ? new Basis(true, nearest(ofEpoch, instant))
        : new Basis(false, nearest(snapshots, instant));
  }

  private static boolean isFromTheStart(Optional<CatalogDocument> table, Epoch epoch) {
    return epoch.before().isEmpty() && table.filter(Completeness::isFromTheStart).isPresent();
  }

  private static Optional<StoredSnapshot> nearest(
      Collection<StoredSnapshot> snapshots, Instant instant) {
    return snapshots.stream()
        .min(Comparator.comparing(snapshot -> span(snapshot.manifest(), instant)));
  }

  /** How long the time is of which the changes have to be read. */
  private static Duration span(SnapshotManifest snapshot, Instant at) {
    Instant from = at.isBefore(snapshot.began()) ? at : snapshot.began();
    Instant to = at.isAfter(snapshot.ended()) ? at : snapshot.ended();
    return Duration.between(from, to);
  }
}
