package io.github.ddbbackup.verify;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.S3Archive;
import io.github.ddbbackup.archive.TableFolders;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.S3CatalogObjects;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.live.LiveTable;
import io.github.ddbbackup.live.ScanSettings;
import io.github.ddbbackup.live.TableScan;
import io.github.ddbbackup.snapshot.SnapshotItems;
import io.github.ddbbackup.snapshot.SnapshotKind;
import io.github.ddbbackup.snapshot.SnapshotSettings;
import io.github.ddbbackup.snapshot.Snapshots;
import io.github.ddbbackup.state.Lifetimes;
import io.github.ddbbackup.store.WorkSpace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** Verifies the backups of an account. */
public final class TableVerifier implements AutoCloseable {

  /** How long a change may take, besides the time for which Firehose gathers. */
  private static final Duration ON_THE_WAY = Duration.ofMinutes(2);

  private static final int SEGMENTS = 4;

  private final AwsClients clients;
  private final BackupConfig config;
  private final WorkSpace work;
  private final InstantSource clock = InstantSource.system();
  private final Sleeper sleeper = Sleeper.blocking();

  private TableVerifier(AwsClients clients, BackupConfig config, WorkSpace work) {
    this.clients = clients;
    this.config = config;
    this.work = work;
  }

  /**
   * A verifier for one account and Region.
   *
   * @param config where the backup is
   * @param aws how AWS is reached
   * @param work where what matters of the changes is kept meanwhile
   * @return the verifier, to be closed by the caller; AWS is not called yet
   */
  public static TableVerifier open(BackupConfig config, AwsSettings aws, WorkSpace work) {
    return new TableVerifier(AwsClients.of(config.region(), aws), config, work);
  }

  /**
   * Verifies the backup of a table.
   *
   * @param request which one, and by what
   * @param progress is told how far it is, by one thread at a time
   * @param findings is given what is found, by one thread at a time
   * @return what came of it
   * @throws BackupException if the backup, the catalog or the table can't be read
   */
  public VerifyReport verify(
      TableVerification request, VerifyProgress progress, Consumer<Finding> findings) {
    Archive archive =
        new S3Archive(
            clients,
            config.firehoseDeliveryBucket(),
            TableFolders.of(config.firehoseDeliveryPrefix(), request.formerFolder()));
    ArchiveScan scan =
        new ArchiveScan(
            archive, Runtime.getRuntime().availableProcessors(), OnDamage.SKIP, progress::reading);
    return new BackupVerifier(archive, scan, work, clock, sleeper)
        .verify(request(request, progress), findings);
  }

  private VerifyRequest request(TableVerification wanted, VerifyProgress progress) {
    Catalog catalog =
        new Catalog(
            new S3CatalogObjects(config.firehoseDeliveryBucket(), clients::s3),
            config.firehoseDeliveryPrefix(),
            clock);
    Lifetimes lifetimes = Lifetimes.of(catalog, wanted.table());
    VerifyRequest request = VerifyRequest.of(lifetimes).withSnapshots(baselines(lifetimes));
    return wanted.live()
        ? request.withLive(
            items(wanted, lifetimes, progress), wanted.patience().orElseGet(this::patience))
        : request;
  }

  /**
   * Those that were read from the table: they tell of items that no change tells of, and what
   * became of items in gaps. What was computed from the backup proves nothing about it.
   */
  private List<SnapshotItems> baselines(Lifetimes lifetimes) {
    Snapshots snapshots = Snapshots.of(clients, config, SnapshotSettings.standard());
    Optional<String> table = lifetimes.last().tableId();
    return table.isEmpty()
        ? List.of()
        : snapshots.list(lifetimes.table()).complete().stream()
            .filter(s -> s.manifest().kind() == SnapshotKind.BASELINE)
            .filter(s -> s.manifest().table().incarnation().tableId().equals(table.get()))
            .map(found -> snapshots.items(found, progress -> {}))
            .toList();
  }

  private Duration patience() {
    return Duration.ofSeconds(config.firehoseDeliveryIntervalSeconds()).plus(ON_THE_WAY);
  }

  private LiveItems items(TableVerification wanted, Lifetimes lifetimes, VerifyProgress progress) {
    LiveTable table = LiveTable.get(clients, wanted.table(), clock);
    String id = table.state().incarnation().tableId();
    lifetimes
        .last()
        .tableId()
        .filter(known -> !known.equals(id))
        .ifPresent(
            known -> {
              throw BackupException.user(
                  "The table was made again, and the catalog does not know it yet",
                  wanted.table().value(),
                  "Run ddbbackup:provision for it, then verify again.");
            });
    ScanSettings settings = new ScanSettings(SEGMENTS, wanted.maxReadCapacity(), true);
    TableScan scan =
        new TableScan(clients, settings, clock, sleeper, new Random(), progress::scanning);
    return new LiveItems(table, scan, SEGMENTS);
  }

  @Override
  public void close() {
    clients.close();
  }
}
