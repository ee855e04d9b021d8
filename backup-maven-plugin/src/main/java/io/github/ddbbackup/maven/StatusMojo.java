package io.github.ddbbackup.maven;

import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.maven.report.StatusReport;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.TableStatus;
import io.github.ddbbackup.provision.ContinuousBackup;
import io.github.ddbbackup.snapshot.SnapshotSettings;
import io.github.ddbbackup.snapshot.TableSnapshots;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Says of each table whether its changes reach the backup, and if not, why. Takes all tables of the
 * Region unless some are selected.
 */
@Mojo(name = "status", requiresProject = false, threadSafe = true, aggregator = true)
public final class StatusMojo extends AbstractTablesMojo {

  /** Fails when a table that should be backed up is not covered. */
  @Parameter(property = "ddbbackup.failOnUncovered", defaultValue = "false")
  private boolean failOnUncovered;

  /**
   * Also says which covered tables lack a baseline: their stream was switched on later than they
   * were made, and there is no snapshot of them. Takes two to four calls to S3 for each table.
   */
  @Parameter(property = "ddbbackup.baselines", defaultValue = "false")
  private boolean baselines;

  /** Makes the goal; Maven fills the parameters in. */
  public StatusMojo() {}

  @Override
  void run(Connection connection, ContinuousBackup backup) {
    List<TableStatus> tables = backup.status(selection().orElseGet(TableSelection::all));
    tables = baselines ? withBaselines(connection, tables) : tables;
    show(StatusReport.of(tables));
    String uncovered =
        tables.stream()
            .filter(table -> table.coverage() == Coverage.NOT_COVERED)
            .map(table -> table.table().value())
            .collect(Collectors.joining(", "));
    if (failOnUncovered && !uncovered.isEmpty()) {
      throw BackupException.user(
          "Tables are not covered", uncovered, "Run ddbbackup:provision for them.");
    }
  }

  private static List<TableStatus> withBaselines(Connection connection, List<TableStatus> tables) {
    try (TableSnapshots snapshots = connection.snapshots(SnapshotSettings.standard())) {
      return snapshots.withBaselines(tables);
    }
  }
}
