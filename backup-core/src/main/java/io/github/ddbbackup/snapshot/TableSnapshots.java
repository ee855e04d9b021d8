package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.plan.TableStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The snapshots of an account's tables, made of one table after another. */
public final class TableSnapshots implements AutoCloseable {

  private final AwsClients clients;
  private final Snapshots snapshots;

  private TableSnapshots(AwsClients clients, Snapshots snapshots) {
    this.clients = clients;
    this.snapshots = snapshots;
  }

  /**
   * Those of one account and Region.
   *
   * @param config where the backups are
   * @param aws how AWS is reached
   * @param settings how snapshots are made and read
   * @return a way to them, to be closed by the caller; AWS is not called yet
   */
  public static TableSnapshots open(
      BackupConfig config, AwsSettings aws, SnapshotSettings settings) {
    AwsClients clients = AwsClients.of(config.region(), aws);
    return new TableSnapshots(clients, Snapshots.of(clients, config, settings));
  }

  /**
   * The snapshots of single tables.
   *
   * @return to be used until this is closed
   */
  public Snapshots snapshots() {
    return snapshots;
  }

  /**
   * Makes snapshots. Goes on past a table that fails.
   *
   * @param request which
   * @param progress is told how far it is
   * @return what came of each table, in their order
   */
  public List<SnapshotOutcome> make(SnapshotRequest request, SnapshotProgress progress) {
    List<SnapshotOutcome> outcomes = new ArrayList<>();
    for (TableName table : request.tables()) {
      outcomes.add(make(table, request, progress));
    }
    return outcomes;
  }

  /**
   * Makes baselines of tables that were set up for backup, of those that need one.
   *
   * @param provisioned the tables; those that failed or are not to be backed up are passed over
   * @param progress is told how far it is
   * @return what came of each table that needs one
   */
  public List<SnapshotOutcome> makeMissing(BulkResult provisioned, SnapshotProgress progress) {
    List<SnapshotOutcome> outcomes = new ArrayList<>();
    for (TableResult table : provisioned.tables()) {
      if (table.decision().backedUp() && table.failure().isEmpty()) {
        makeMissing(table.table(), outcomes, progress);
      }
    }
    return outcomes;
  }

  private void makeMissing(
      TableName table, List<SnapshotOutcome> outcomes, SnapshotProgress progress) {
    try {
      if (snapshots.needsBaseline(table)) {
        outcomes.add(
            SnapshotOutcome.made(table, snapshots.baseline(table, progress.scanning(table))));
      }
    } catch (BackupException e) {
      outcomes.add(SnapshotOutcome.failed(table, e));
    }
  }

  /**
   * Says of tables that are covered which of them need a baseline. Takes two to four calls for
   * each.
   *
   * @param tables the tables
   * @return the same, with one more reason where a baseline is needed
   * @throws BackupException if the bucket can't be read
   */
  public List<TableStatus> withBaselines(List<TableStatus> tables) {
    return tables.stream().map(this::withBaseline).toList();
  }

  private TableStatus withBaseline(TableStatus table) {
    return table.coverage() == Coverage.COVERED
        ? snapshots.missing(table.table()).map(why -> withReason(table, why)).orElse(table)
        : table;
  }

  private static TableStatus withReason(TableStatus table, String reason) {
    List<String> reasons = new ArrayList<>(table.reasons());
    reasons.add(reason);
    return new TableStatus(table.table(), table.coverage(), reasons);
  }

  private SnapshotOutcome make(
      TableName table, SnapshotRequest request, SnapshotProgress progress) {
    try {
      StoredSnapshot snapshot =
          request
              .at()
              .map((Instant at) -> snapshots.synthetic(table, at, progress.reading(table)))
              .orElseGet(() -> snapshots.baseline(table, progress.scanning(table)));
      return SnapshotOutcome.made(table, snapshot);
    } catch (BackupException e) {
      return SnapshotOutcome.failed(table, e);
    }
  }

  /** Closes the connections to AWS. */
  @Override
  public void close() {
    clients.close();
  }
}
