package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.archive.Damage;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.archive.ScanSummary;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.state.BaselineItems;
import java.time.Instant;
import java.util.List;
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
   * @throws BackupException if a file is missing or is not what the manifest says; then items have
   *     been given already
   */
  @Override
  public void forEach(BiConsumer<CanonicalKey, Json> consumer) {
    List<Damage> damages = read(consumer);
    if (!damages.isEmpty()) {
      throw BackupException.service(
          "The snapshot " + snapshot.name() + " is damaged",
          "%d times, first %s".formatted(damages.size(), damages.get(0)),
          "Bring the object back from a former version, or delete %s and run this again: the snapshot is passed over then."
              .formatted(snapshot.manifestKey()));
    }
  }

  @Override
  public List<Damage> read(BiConsumer<CanonicalKey, Json> consumer) {
    ScanSummary read = reader.read(OnDamage.SKIP, consumer, progress).summary();
    long items = snapshot.manifest().items();
    return !read.damages().isEmpty() || read.lines() == items
        ? read.damages()
        : List.of(
            new Damage(
                snapshot.manifestKey(),
                0,
                "%d items instead of %d".formatted(read.lines(), items)));
  }
}
