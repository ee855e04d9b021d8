package io.github.ddbbackup.snapshot;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.CatalogEntry;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.live.TableScanProgress;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.state.Epoch;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.state.StateRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Makes, lists, checks and reads the snapshots of tables. They lie beside the backups, under {@code
 * PREFIX/_snapshot=tables/TABLE/}, a folder for each. Thread-safe, but not for two runs on one
 * table: the later of them ends the earlier.
 */
public final class Snapshots {

  private static final String NO_BASELINE =
      "no baseline: items that no one has changed since the backup began are not in it";

  private final AwsClients clients;
  private final SnapshotBucket bucket;
  private final Catalog catalog;
  private final SnapshotSettings settings;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final RandomGenerator random;

  /**
   * The snapshots beside the backups of an account, encrypted as these are.
   *
   * @param clients how AWS is reached; stays open
   * @param config where the backups are
   * @param settings how snapshots are made and read
   * @return a way to them
   */
  public static Snapshots of(AwsClients clients, BackupConfig config, SnapshotSettings settings) {
    return new Snapshots(
        clients, config, settings, InstantSource.system(), Sleeper.blocking(), new Random());
  }

  /**
   * The same, with a time of one's own.
   *
   * @param clients how AWS is reached; stays open
   * @param config where the backups are
   * @param settings how snapshots are made and read
   * @param clock tells the time
   * @param sleeper lets it pass
   * @param random where the chance in waits comes from, and the mark of each run, by which it is
   *     told from others: no two that can meet may be given the same chance; safe for threads
   */
  public Snapshots(
      AwsClients clients,
      BackupConfig config,
      SnapshotSettings settings,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random) {
    this.clients = requireNonNull(clients);
    this.bucket =
        new SnapshotBucket(
            clients,
            config.firehoseDeliveryBucket(),
            config.firehoseDeliveryPrefix(),
            config.kmsKeyArn());
    this.settings = requireNonNull(settings);
    this.clock = requireNonNull(clock);
    this.sleeper = requireNonNull(sleeper);
    this.random = requireNonNull(random);
    this.catalog = new Catalog(bucket.texts(), bucket.prefix(), clock);
  }

  /**
   * Reads a table into a snapshot, or goes on with one that was left off. The table may be written
   * to meanwhile.
   *
   * @param table the table, which is backed up
   * @param progress is told after each answer of DynamoDB; called by one thread at a time
   * @return the complete snapshot
   * @throws BackupException if there is no such table, its changes are not backed up, or AWS
   *     refuses; what was read so far is kept for the next call
   */
  public StoredSnapshot baseline(TableName table, Consumer<TableScanProgress> progress) {
    return new BaselineRun(clients, bucket, catalog, settings, clock, sleeper, random, progress)
        .run(table);
  }

  /**
   * Computes a snapshot of a table as it was at an instant from the snapshot that is nearest to it
   * and the changes between, where no gap in the backup lies between. The table is not touched and
   * need not be there any more. Where there is such a snapshot already, it is returned; a baseline
   * that was begun in that second is in the way.
   *
   * @param table the table
   * @param at the instant, cut off to seconds; the changes of that second are made
   * @param progress is told how far the reading of the backup is; called by one thread at a time
   * @return the complete snapshot
   * @throws BackupException if the backup does not tell all items of the table at that time, which
   *     may be because of a gap, or can't be read
   */
  public StoredSnapshot synthetic(TableName table, Instant at, Consumer<ScanProgress> progress) {
    return synthetic(table, Optional.empty(), at, progress);
  }

  /**
   * The same of one table out of those that bore the name.
   *
   * @param table which
   * @param at the instant, cut off to seconds; the changes of that second are made
   * @param progress is told how far the reading of the backup is; called by one thread at a time
   * @return the complete snapshot
   * @throws BackupException if the backup does not tell all items of the table at that time, which
   *     may be because of a gap, or can't be read
   */
  public StoredSnapshot synthetic(Incarnation table, Instant at, Consumer<ScanProgress> progress) {
    return synthetic(table.table(), Optional.of(table.tableId()), at, progress);
  }

  private StoredSnapshot synthetic(
      TableName table, Optional<String> tableId, Instant at, Consumer<ScanProgress> progress) {
    return new SyntheticRun(bucket, catalog, settings, clock, progress).run(table, tableId, at);
  }

  /**
   * Finds the snapshot of a table for an instant.
   *
   * @param table which
   * @param at the instant, cut off to seconds
   * @return the snapshot, which may be a baseline that was begun in that second; empty if there is
   *     no complete one
   * @throws BackupException if the bucket or the manifest can't be read
   */
  public Optional<StoredSnapshot> find(Incarnation table, Instant at) {
    return new Shelf(bucket).find(SnapshotFolder.of(bucket.prefix(), table, at));
  }

  /**
   * Where the files of a snapshot lie, or would.
   *
   * @param table which table it is of
   * @param at the instant that it is for
   * @return what the keys of its files begin with
   */
  public String dataPrefix(Incarnation table, Instant at) {
    return SnapshotFolder.of(bucket.prefix(), table, at).data();
  }

  /**
   * Lists the snapshots of the tables that bear or bore a name.
   *
   * @param table the name
   * @return the snapshots
   * @throws BackupException if the bucket or a manifest can't be read
   */
  public SnapshotList list(TableName table) {
    return new Shelf(bucket).list(table);
  }

  /**
   * Finds a snapshot.
   *
   * @param table the table's name
   * @param name the snapshot's name
   * @return the snapshot
   * @throws BackupException if there is no complete one of that name
   */
  public StoredSnapshot get(TableName table, String name) {
    return new Shelf(bucket).get(table, name);
  }

  /**
   * Reads a snapshot and compares it with its manifest: files, lengths, sums and counts.
   *
   * @param snapshot the snapshot
   * @param progress is told how far it is; called by one thread at a time
   * @return what is not as it should be
   * @throws BackupException if the bucket can't be read
   */
  public SnapshotCheck check(StoredSnapshot snapshot, Consumer<ScanProgress> progress) {
    return new SnapshotVerifier(bucket, settings.threads(), progress).check(snapshot);
  }

  /**
   * Looks whether exactly the files of a snapshot lie where they are imported from. Does not read
   * them.
   *
   * @param snapshot the snapshot
   * @throws BackupException if one is missing, or there is another one
   */
  public void checkFiles(StoredSnapshot snapshot) {
    List<String> problems = SnapshotVerifier.problems(bucket, snapshot);
    if (!problems.isEmpty()) {
      throw BackupException.user(
          "The files of the snapshot " + snapshot.name() + " are not those of its manifest",
          String.join(", ", problems),
          "Remove what does not belong there, or use a snapshot of another time.");
    }
  }

  /**
   * The items of a snapshot.
   *
   * @param snapshot the snapshot
   * @param progress is told how far the reading is; called by one thread at a time
   * @return the items; they are read when they are asked for
   */
  public SnapshotItems items(StoredSnapshot snapshot, Consumer<ScanProgress> progress) {
    return new StateRequests(bucket, settings.threads()).items(snapshot, progress);
  }

  /**
   * Asks for a state of a table so that what there is tells it best: by the changes between two
   * gaps in the backup, and the snapshot of that time of which the fewest hours of changes have to
   * be read, also one of a later time. Where they do not tell everything, by all changes and the
   * nearest of all snapshots.
   *
   * @param table the table's name
   * @param lifetime which of the tables of that name
   * @param at the instant, cut off to seconds
   * @param progress is told how far the reading of the snapshot is; called by one thread at a time
   * @return a request for all items, which says whether the changes between two gaps count alone
   * @throws BackupException if the bucket or a manifest can't be read
   */
  public StateRequest state(
      TableName table, Lifetime lifetime, Instant at, Consumer<ScanProgress> progress) {
    return new StateRequests(bucket, settings.threads()).of(table, lifetime, at, progress);
  }

  /**
   * Whether the backup of a table may lack items that only a baseline would tell. Also where the
   * catalog does not know the table.
   *
   * @param table the name of the table, the last one of that name
   * @return false when the backup tells all items as they are now
   * @throws BackupException if the bucket can't be read
   */
  public boolean needsBaseline(TableName table) {
    return missing(table).isPresent();
  }

  /**
   * What the backup of a table may lack that only a baseline would tell: its stream was followed
   * later than the table was made, or there is a gap in its backup, and there is no snapshot of it
   * since.
   *
   * @param table the name of the table, the last one of that name
   * @return why a baseline is needed; empty when none is
   * @throws BackupException if the bucket can't be read
   */
  public Optional<String> missing(TableName table) {
    Optional<CatalogDocument> known =
        catalog.list(table).entries(table).stream()
            .filter(CatalogEntry::documented)
            .reduce((earlier, later) -> later)
            .flatMap(catalog::find);
    Epoch epoch = new Lifetime(known, Optional.empty(), Optional.empty()).lastEpoch();
    List<StoredSnapshot> snapshots =
        known
            .map(CatalogDocument::incarnation)
            .map(of -> new Shelf(bucket).complete(of.table(), of.tableId()))
            .orElse(List.of());
    return Basis.of(known, epoch, clock.instant(), snapshots).isComplete()
        ? Optional.empty()
        : Optional.of(epoch.before().map(Snapshots::noneSince).orElse(NO_BASELINE));
  }

  private static String noneSince(Gap gap) {
    return "no baseline since changes may have been missed, "
        + gap
        + ": items that were changed then may be in the backup as they were before";
  }
}
