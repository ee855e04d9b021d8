package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.state.BaselineItems;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The items of a snapshot, from which a state of its table is computed. */
public final class SnapshotItems implements BaselineItems {

  private final StoredSnapshot snapshot;
  private final SnapshotReader reader;
  private final Consumer<ScanProgress> progress;

  SnapshotItems(StoredSnapshot snapshot, SnapshotReader reader, Consumer<ScanProgress> progress) {
    this.snapshot = snapshot;
    this.reader = reader;
    this.progress = progress;
  }

  /**
   * The snapshot.
   *
   * @return where it lies and what it consists of
   */
  public StoredSnapshot snapshot() {
    return snapshot;
  }

  @Override
  public Optional<String> tableId() {
    return Optional.of(snapshot.manifest().table().incarnation().tableId());
  }

  @Override
  public Optional<String> snapshotName() {
    return Optional.of(snapshot.name());
  }

  @Override
  public Instant began() {
    return snapshot.manifest().began();
  }

  @Override
  public Instant ended() {
    return snapshot.manifest().ended();
  }

  /**
   * Gives all items.
   *
   * @throws BackupException if a file is missing or is not what the manifest says; then some items
   *     have been given already
   */
  @Override
  public void forEach(BiConsumer<CanonicalKey, Json> consumer) {
    SnapshotReader.Result result = reader.read(OnDamage.STOP, consumer, progress);
    if (result.summary().lines() != snapshot.manifest().items()) {
      throw BackupException.service(
          "The snapshot " + snapshot.name() + " is damaged",
          "%d items instead of %d".formatted(result.summary().lines(), snapshot.manifest().items()),
          "Use another one, or make one.");
    }
  }
}
