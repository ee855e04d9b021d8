package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.state.Epoch;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.state.Lifetimes;
import io.github.ddbbackup.state.StateReader;
import io.github.ddbbackup.state.StateRequest;
import io.github.ddbbackup.state.StateSummary;
import io.github.ddbbackup.state.TableItems;
import io.github.ddbbackup.store.WorkFolder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Computes a snapshot from the backup, without touching the table. */
final class SyntheticRun {

  /** A change comes to the backup up to a day after it was made; the rest is for clocks. */
  private static final Duration LATEST_ARRIVAL = Duration.ofHours(25);

  private final SnapshotBucket bucket;
  private final Catalog catalog;
  private final SnapshotSettings settings;
  private final InstantSource clock;
  private final Consumer<ScanProgress> progress;

  SyntheticRun(
      SnapshotBucket bucket,
      Catalog catalog,
      SnapshotSettings settings,
      InstantSource clock,
      Consumer<ScanProgress> progress) {
    this.bucket = bucket;
    this.catalog = catalog;
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  StoredSnapshot run(TableName table, Optional<String> tableId, Instant instant) {
    Instant now = clock.instant();
    Instant at = instant.truncatedTo(ChronoUnit.SECONDS);
    if (at.isAfter(now)) {
      throw BackupException.user(
          "That time has not come yet", instant.toString(), "Ask for an earlier one.");
    }
    Lifetimes all = Lifetimes.of(catalog, table);
    Lifetime lifetime = tableId.map(all::of).orElseGet(() -> all.at(at));
    CatalogDocument document = lifetime.document().orElseThrow(() -> unknown(table, at));
    SnapshotFolder folder = SnapshotFolder.of(bucket.prefix(), document.incarnation(), at);
    return new Shelf(bucket)
        .find(folder)
        .map(found -> checked(found, lifetime))
        .orElseGet(() -> make(folder, lifetime, document, at, now));
  }

  /** One that was read from the table is not that of the instant. */
  private static StoredSnapshot checked(StoredSnapshot found, Lifetime lifetime) {
    if (found.manifest().kind() != SnapshotKind.SYNTHETIC) {
      throw BackupException.user(
          "A baseline was begun in that second, and two snapshots can't have one name",
          found.name(),
          "Ask for another second.");
    }
    found.checkGaps(lifetime);
    return found;
  }

  private StoredSnapshot make(
      SnapshotFolder folder, Lifetime lifetime, CatalogDocument document, Instant at, Instant now) {
    TableName table = document.incarnation().table();
    StateRequest request =
        new StateRequests(bucket, settings.threads()).of(table, lifetime, at, progress);
    checkComplete(request);
    try (TableItems items = reader().read(request)) {
      return new Completion(bucket)
          .of(
              folder,
              new SnapshotManifest(
                  SnapshotKind.SYNTHETIC,
                  document,
                  at,
                  began(items.summary(), now),
                  at,
                  write(folder, items),
                  items.summary().snapshot(),
                  clock.instant()));
    }
  }

  /** Later changes may still come; none of before the backup or of another epoch counts. */
  private static Instant began(StateSummary state, Instant now) {
    Instant settled = now.minus(LATEST_ARRIVAL);
    Instant began = state.instant().isBefore(settled) ? state.instant() : settled;
    Instant start =
        state
            .epoch()
            .before()
            .map(Gap::until)
            .filter(state.coverageStart()::isBefore)
            .orElse(state.coverageStart());
    return began.isBefore(start) && !state.instant().isBefore(start) ? start : began;
  }

  private static void checkComplete(StateRequest request) {
    Epoch epoch = request.epoch();
    epoch
        .gapAt(request.instant())
        .ifPresent(
            gap -> {
              throw BackupException.user(
                  "The backup of " + request.table() + " may lack changes of that time",
                  gap.toString(),
                  "Ask for a time before or after that; docs/snapshots.md tells of gaps.");
            });
    if (!request.epochAlone()) {
      throw epoch.before().map(gap -> staleBehind(gap, request)).orElseGet(() -> tooLate(request));
    }
  }

  private static BackupException staleBehind(Gap gap, StateRequest request) {
    return BackupException.user(
        "The backup of " + request.table() + " may lack changes, and has no snapshot made since",
        gap.toString(),
        request.epoch().after().isEmpty()
            ? "Make a baseline of the table first; docs/snapshots.md says how."
            : "Ask for a time before or after, when nothing is missing; docs/snapshots.md tells of"
                + " gaps.");
  }

  private static BackupException tooLate(StateRequest request) {
    return BackupException.user(
        "The backup of " + request.table() + " may lack items that were there before it began",
        request
            .epoch()
            .after()
            .map(gap -> "no snapshot before the gap " + gap)
            .orElse("no snapshot"),
        request.epoch().after().isEmpty()
            ? "Make a baseline of it first; docs/snapshots.md says how."
            : "Ask for a time after that; docs/snapshots.md tells of gaps.");
  }

  private StateReader reader() {
    return new StateReader(
        bucket.archive(),
        new ArchiveScan(bucket.archive(), settings.threads(), OnDamage.STOP, progress),
        settings.work());
  }

  private List<SnapshotFile> write(SnapshotFolder folder, TableItems items) {
    List<SnapshotFile> files = new ArrayList<>();
    try (FileSequence sequence = new FileSequence(folder, files)) {
      items.forEach((key, item) -> sequence.add(item));
      sequence.send();
    }
    return files;
  }

  private static BackupException unknown(TableName table, Instant at) {
    return BackupException.user(
        "The catalog knows nothing of a table " + table + " at that time",
        at.toString(),
        "See whether the name is right; ddbbackup:reconcile writes the catalog of tables that are"
            + " there.");
  }

  /** One file after the other. */
  private final class FileSequence implements AutoCloseable {
    private final SnapshotFolder folder;
    private final List<SnapshotFile> files;
    private final WorkFolder work = settings.work().newFolder();
    private ItemFile file = ItemFile.in(work.path());

    private FileSequence(SnapshotFolder folder, List<SnapshotFile> files) {
      this.folder = folder;
      this.files = files;
    }

    private void add(Json item) {
      file.add(item);
      if (file.bytes() >= settings.fileBytes()) {
        send();
        file = ItemFile.in(work.path());
      }
    }

    private void send() {
      if (file.items() > 0) {
        SnapshotFile finished = file.finish("s%06d.json.gz".formatted(files.size() + 1));
        bucket.send(folder.data() + finished.name(), file.path(), finished);
        files.add(finished);
      }
      file.close();
    }

    @Override
    public void close() {
      file.close();
      work.close();
    }
  }
}
