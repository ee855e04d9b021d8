package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.Unrecorded;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** An account in which snapshots are made of the tables of {@link Ledger}s. */
final class SnapshotAccount implements AutoCloseable {

  static final long SEED = Long.getLong("ddbbackup.seed", 20261125);

  /** Chance tells runs from each other. */
  private final AtomicInteger runs = new AtomicInteger();

  static final RegionName REGION = RegionName.of("eu-snapshot-1");
  static final String KEY =
      "arn:aws:kms:eu-snapshot-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  final AwsSettings settings;
  final AwsClients clients;

  /** For what the tests do themselves. */
  final AwsClients own;

  SnapshotAccount(LocalAccount account) {
    settings = new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint()));
    clients = AwsClients.of(REGION, settings);
    own = AwsClients.of(REGION, settings, new Unrecorded());
  }

  static BackupConfig config(Ledger ledger) {
    RoleArn role = RoleArn.of("arn:aws:iam::123456789012:role/any");
    return BackupConfig.builder(REGION, ledger.bucket, role, role)
        .firehoseDeliveryPrefix(Ledger.PREFIX)
        .kmsKeyArn(KeyArn.of(KEY))
        .build();
  }

  /** Snapshots in small files that are read slowly. */
  Snapshots snapshots(Ledger ledger, int threads, Path work) {
    return new Snapshots(
        clients,
        config(ledger),
        new SnapshotSettings(threads, OptionalDouble.of(4), 1024, new WorkSpace(work, 10_000_000)),
        Instant::now,
        duration -> {},
        new Random(SEED + runs.getAndIncrement()));
  }

  @Override
  public void close() {
    clients.close();
    own.close();
  }
}
