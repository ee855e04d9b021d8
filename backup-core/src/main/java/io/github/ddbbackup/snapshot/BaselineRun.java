package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.catalog.StreamEntry;
import io.github.ddbbackup.catalog.TableSettings;
import io.github.ddbbackup.catalog.TableState;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.live.LiveTable;
import io.github.ddbbackup.live.TableScan;
import io.github.ddbbackup.live.TableScanProgress;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.store.WorkFolder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Reads a table into a snapshot. The backup has to be on before: what changes while it is read, and
 * after, is in the backup, and only both together tell what the table was at an instant.
 */
final class BaselineRun {

  private static final String BOTH_IMAGES = "NEW_AND_OLD_IMAGES";

  /** About what a thread reads in a minute or so from one partition. */
  private static final long BYTES_OF_SEGMENT = 128L * 1024 * 1024;

  private static final long MOST_SEGMENTS = 4096;

  private static final Duration A_SECOND = Duration.ofSeconds(1);

  /** By so much this machine's clock may be behind that by which the stream's beginning is told. */
  private static final Duration CLOCKS = Duration.ofMinutes(1);

  private final AwsClients clients;
  private final SnapshotBucket bucket;
  private final Catalog catalog;
  private final SnapshotSettings settings;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;
  private final Consumer<TableScanProgress> progress;

  BaselineRun(
      AwsClients clients,
      SnapshotBucket bucket,
      Catalog catalog,
      SnapshotSettings settings,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random,
      Consumer<TableScanProgress> progress) {
    this.clients = clients;
    this.bucket = bucket;
    this.catalog = catalog;
    this.settings = settings;
    this.clock = clock;
    this.sleeper = sleeper;
    this.random = random;
    this.progress = progress;
  }

  StoredSnapshot run(TableName name) {
    LiveTable table = LiveTable.get(clients, name, clock);
    Instant start = start(table, streamOf(table));
    Unfinished snapshot = goOn(table, start).orElseGet(() -> begin(table, start));
    try (WorkFolder work = settings.work().newFolder()) {
      read(table, snapshot, work);
    }
    snapshot.checkNotTakenOver();
    return new Completion(bucket).of(snapshot.folder(), manifest(table, snapshot));
  }

  private void read(LiveTable table, Unfinished snapshot, WorkFolder work) {
    List<FileVisitor> visitors = new ArrayList<>();
    try {
      new TableScan(clients, settings.scan(), clock, sleeper, random, progress)
          .scan(table, snapshot.position(), () -> visitor(snapshot, visitors, work));
      visitors.forEach(FileVisitor::roll);
    } finally {
      visitors.forEach(FileVisitor::close);
    }
  }

  private FileVisitor visitor(Unfinished snapshot, List<FileVisitor> visitors, WorkFolder work) {
    synchronized (visitors) {
      FileVisitor visitor =
          new FileVisitor(
              bucket, snapshot, work.path(), settings.fileBytes(), clock, visitors.size());
      visitors.add(visitor);
      return visitor;
    }
  }

  private static StreamEntry streamOf(LiveTable table) {
    return table.state().stream()
        .filter(stream -> stream.viewType().equals(BOTH_IMAGES))
        .orElseThrow(
            () ->
                BackupException.user(
                    "The table has no stream with both images, so its changes are not backed up",
                    table.name().value(),
                    "Run ddbbackup:provision for it first."));
  }

  /** From when on no change is missing: since the stream began, and since the last gap. */
  private Instant start(LiveTable table, StreamEntry stream) {
    return catalog.find(table.state().incarnation()).stream()
        .flatMap(known -> known.gaps().stream())
        .map(Gap::until)
        .filter(stream.began()::isBefore)
        .max(Instant::compareTo)
        .orElse(stream.began());
  }

  /** What was begun before that lacks what changed in between. */
  private Optional<Unfinished> goOn(LiveTable table, Instant start) {
    return new Shelf(bucket)
        .unfinished(table.name(), table.state().incarnation().tableId())
        .flatMap(folder -> Unfinished.goOn(bucket.texts(), folder, random.nextLong()))
        .filter(unfinished -> !unfinished.began().isBefore(start));
  }

  private Unfinished begin(LiveTable table, Instant start) {
    if (start.isAfter(clock.instant().plus(CLOCKS))) {
      throw BackupException.user(
          "Changes of the table can be missing from the backup for some minutes more",
          table.name().value(),
          "Make the baseline after " + start + ", when all changes since are backed up.");
    }
    Instant began = notBefore(start);
    return Unfinished.begin(
        bucket.texts(),
        SnapshotFolder.of(bucket.prefix(), table.state().incarnation(), began),
        began,
        segments(table),
        random.nextLong());
  }

  /**
   * A clock that is behind must not tell that the reading began before the stream was there. A gap
   * ends with a whole second, which may not have begun yet.
   */
  private Instant notBefore(Instant start) {
    if (clock.instant().isBefore(start)) {
      pass(A_SECOND);
    }
    Instant now = clock.instant();
    return now.isBefore(start) ? start : now;
  }

  private void pass(Duration time) {
    try {
      sleeper.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BackupException.service(
          "Interrupted before the table was read", "", "Run it again.", e);
    }
  }

  private int segments(LiveTable table) {
    long bySize = Math.min(MOST_SEGMENTS, table.bytes() / BYTES_OF_SEGMENT);
    return (int) Math.max(settings.threads(), bySize);
  }

  private SnapshotManifest manifest(LiveTable table, Unfinished snapshot) {
    Instant now = clock.instant();
    Instant began = snapshot.began();
    return new SnapshotManifest(
        SnapshotKind.BASELINE,
        document(table.state(), now),
        began.truncatedTo(ChronoUnit.SECONDS),
        began,
        now.isBefore(began) ? began : now,
        snapshot.files(),
        Optional.empty(),
        now);
  }

  private CatalogDocument document(TableState table, Instant now) {
    return catalog
        .find(table.incarnation())
        .orElseGet(
            () ->
                new CatalogDocument(
                    table.incarnation(),
                    Optional.empty(),
                    table.definition(),
                    new TableSettings(Optional.empty(), Map.of()),
                    table.stream().stream().toList(),
                    now));
  }
}
