package io.github.ddbbackup.maven;

import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.doctor.Doctor;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.history.HistoryReader;
import io.github.ddbbackup.provision.ContinuousBackup;
import io.github.ddbbackup.restore.Restore;
import io.github.ddbbackup.restore.RestoreProgress;
import io.github.ddbbackup.restore.RestoreSettings;
import io.github.ddbbackup.snapshot.SnapshotSettings;
import io.github.ddbbackup.snapshot.TableSnapshots;
import io.github.ddbbackup.store.WorkSpace;
import io.github.ddbbackup.verify.TableVerifier;

/**
 * What the parameters say about an account, and the ways into the core that it opens.
 *
 * @param config the configuration
 * @param aws how AWS is reached
 * @param filters which tables are backed up
 * @param listener is told what happens
 */
record Connection(
    BackupConfig config, AwsSettings aws, TableFilters filters, BackupListener listener) {

  /** The account's backup, to be closed by the caller. */
  ContinuousBackup backup() {
    return ContinuousBackup.builder()
        .config(config)
        .aws(aws)
        .filters(filters)
        .listener(listener)
        .build();
  }

  /** Reads histories from the backup; to be closed by the caller. */
  HistoryReader history() {
    return HistoryReader.open(config, aws);
  }

  /** Brings tables back; to be closed by the caller. */
  Restore restore(RestoreSettings settings, RestoreProgress progress) {
    return Restore.builder(config)
        .aws(aws)
        .settings(settings)
        .listener(listener)
        .progress(progress)
        .build();
  }

  /** Looks whether the account has what backup needs; to be closed by the caller. */
  Doctor doctor() {
    return Doctor.of(config, aws, filters);
  }

  /** Verifies backups; to be closed by the caller. */
  TableVerifier verifier(WorkSpace work) {
    return TableVerifier.open(config, aws, work);
  }

  /** Makes, lists and checks snapshots; to be closed by the caller. */
  TableSnapshots snapshots(SnapshotSettings settings) {
    return TableSnapshots.open(config, aws, settings);
  }
}
