package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.state.StateRequest;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** Asks for states of tables so that what there is of changes and snapshots tells them best. */
final class StateRequests {

  private final SnapshotBucket bucket;
  private final int threads;

  /**
   * Makes it.
   *
   * @param threads how many read a snapshot
   */
  StateRequests(SnapshotBucket bucket, int threads) {
    this.bucket = bucket;
    this.threads = threads;
  }

  /** Asks for all items of a table at an instant. */
  StateRequest of(
      TableName table, Lifetime lifetime, Instant instant, Consumer<ScanProgress> progress) {
    StateRequest plain = StateRequest.of(table, lifetime, instant);
    List<StoredSnapshot> snapshots =
        lifetime.tableId().map(id -> new Shelf(bucket).complete(table, id)).orElse(List.of());
    Basis basis = Basis.of(lifetime.document(), plain.epoch(), plain.instant(), snapshots);
    StateRequest request = basis.isComplete() ? plain.ofEpochAlone() : plain;
    return basis
        .snapshot()
        .map(snapshot -> request.withBaseline(items(snapshot, progress)))
        .orElse(request);
  }

  /** The items of a snapshot. */
  SnapshotItems items(StoredSnapshot snapshot, Consumer<ScanProgress> progress) {
    return new SnapshotItems(
        snapshot, new SnapshotReader(bucket.archive(), snapshot, threads), progress);
  }
}
