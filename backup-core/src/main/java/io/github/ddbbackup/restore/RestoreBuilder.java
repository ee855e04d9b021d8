package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.archive.S3Archive;
import io.github.ddbbackup.archive.TableFolders;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.S3CatalogObjects;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.delivery.RetryPolicy;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.live.ScanSettings;
import io.github.ddbbackup.live.TableScan;
import io.github.ddbbackup.snapshot.SnapshotSettings;
import io.github.ddbbackup.snapshot.Snapshots;
import io.github.ddbbackup.store.WorkSpace;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** Makes a {@link Restore}. Whatever is not set has a default that fits AWS. */
public final class RestoreBuilder {

  private static final int READERS = 4;
  private static final int WRITERS = 4;

  /** A table with indexes takes minutes to be made, and a large import hours. */
  private static final Duration PATIENCE = Duration.ofHours(12);

  /** How long a table may take no write at all. */
  private static final Duration WRITE_PATIENCE = Duration.ofMinutes(10);

  private final BackupConfig config;
  private AwsSettings aws = AwsSettings.defaults();
  private RestoreSettings settings = defaults();
  private BackupListener listener = BackupListener.none();
  private RestoreProgress progress = RestoreProgress.none();
  private InstantSource clock = InstantSource.system();
  private Sleeper sleeper = Sleeper.blocking();

  RestoreBuilder(BackupConfig config) {
    this.config = requireNonNull(config);
  }

  /**
   * How a restore works unless it is told otherwise.
   *
   * @return four readers, four writers, damage stops it, and temporary files where the system has
   *     them
   */
  public static RestoreSettings defaults() {
    return new RestoreSettings(
        READERS,
        WRITERS,
        OnDamage.STOP,
        new ScanSettings(READERS, OptionalDouble.empty(), true),
        WorkSpace.ofSystem(),
        Optional.empty());
  }

  /**
   * Sets how AWS is reached. By default AWS itself, in the configuration's Region, with the SDK's
   * default credentials.
   *
   * @param value the settings
   * @return this builder
   */
  public RestoreBuilder aws(AwsSettings value) {
    aws = requireNonNull(value);
    return this;
  }

  /**
   * Sets how it works.
   *
   * @param value the settings
   * @return this builder
   */
  public RestoreBuilder settings(RestoreSettings value) {
    settings = requireNonNull(value);
    return this;
  }

  /**
   * Sets who is told what happens.
   *
   * @param value the listener
   * @return this builder
   */
  public RestoreBuilder listener(BackupListener value) {
    listener = requireNonNull(value);
    return this;
  }

  /**
   * Sets who is told how far it is.
   *
   * @param value what is told
   * @return this builder
   */
  public RestoreBuilder progress(RestoreProgress value) {
    progress = requireNonNull(value);
    return this;
  }

  /**
   * Sets what tells the time, and what lets it pass while AWS is waited for.
   *
   * @param newClock tells the time
   * @param newSleeper lets it pass
   * @return this builder
   */
  public RestoreBuilder clock(InstantSource newClock, Sleeper newSleeper) {
    clock = requireNonNull(newClock);
    sleeper = requireNonNull(newSleeper);
    return this;
  }

  /**
   * Makes it. AWS is not called yet.
   *
   * @return the restore, to be closed by the caller
   */
  public Restore build() {
    AwsClients clients = AwsClients.of(config.region(), aws);
    RandomGenerator random = new SharedRandom();
    Waiter waiter = new Waiter(clock, sleeper, listener, PATIENCE);
    Snapshots snapshots = snapshots(clients, random);
    return new Restore(
        new Parts(
            clients,
            settings,
            source(clients, snapshots),
            new TargetTables(clients, waiter, clock),
            snapshots,
            new TableImports(clients, config.firehoseDeliveryBucket(), waiter, clock),
            new TableScan(clients, settings.scan(), clock, sleeper, random, progress::scanning),
            new Persistence(RetryPolicy.standard(), WRITE_PATIENCE, sleeper, random),
            progress,
            clock,
            Duration.ofSeconds(config.firehoseDeliveryIntervalSeconds())));
  }

  private SourceReader source(AwsClients clients, Snapshots snapshots) {
    Archive archive =
        new S3Archive(
            clients,
            config.firehoseDeliveryBucket(),
            TableFolders.of(config.firehoseDeliveryPrefix(), settings.formerFolder()));
    Catalog catalog =
        new Catalog(
            new S3CatalogObjects(config.firehoseDeliveryBucket(), clients::s3),
            config.firehoseDeliveryPrefix(),
            clock);
    return new SourceReader(
        archive,
        new ArchiveScan(archive, settings.readers(), settings.onDamage(), progress::reading),
        settings.work(),
        catalog,
        (table, lifetime, at) -> snapshots.state(table, lifetime, at, progress::reading),
        clock);
  }

  private Snapshots snapshots(AwsClients clients, RandomGenerator random) {
    return new Snapshots(
        clients,
        config,
        SnapshotSettings.standard()
            .with(settings.readers(), settings.scan().maxReadCapacity())
            .with(settings.work()),
        clock,
        sleeper,
        random);
  }

  /** Each thread's own. */
  private static final class SharedRandom implements RandomGenerator {
    @Override
    public long nextLong() {
      return ThreadLocalRandom.current().nextLong();
    }
  }
}
