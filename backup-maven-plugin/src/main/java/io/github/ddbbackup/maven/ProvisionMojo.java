package io.github.ddbbackup.maven;

import io.github.ddbbackup.maven.report.Reports;
import io.github.ddbbackup.maven.report.SnapshotReport;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.provision.ContinuousBackup;
import io.github.ddbbackup.snapshot.SnapshotOutcome;
import io.github.ddbbackup.snapshot.SnapshotSettings;
import io.github.ddbbackup.snapshot.TableSnapshots;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Sets existing tables up for backup: the table's update stream, a delivery stream to the bucket,
 * and the event source mapping that connects the two through the function. Only what differs is
 * changed, so a second run changes nothing. It goes on past a table that fails, lists all failures,
 * and then fails. Tables that the configuration or a filter leaves out are not touched.
 */
@Mojo(name = "provision", requiresProject = false, threadSafe = true, aggregator = true)
public final class ProvisionMojo extends AbstractTablesMojo {

  /** Shows what would be changed, and changes nothing. */
  @Parameter(property = "ddbbackup.dryRun", defaultValue = "false")
  private boolean dryRun;

  /**
   * Also makes a baseline of each table that needs one: its stream was switched on later than it
   * was made, and there is no snapshot of it. That reads the whole table.
   */
  @Parameter(property = "ddbbackup.baseline", defaultValue = "false")
  private boolean baseline;

  /**
   * How many read capacity units a second the reading of a table for its baseline may take, for
   * example {@code 100}; as many as the table gives if it is left out.
   */
  @Parameter(property = "ddbbackup.maxReadCapacity")
  private Double maxReadCapacity;

  /** Makes the goal; Maven fills the parameters in. */
  public ProvisionMojo() {}

  @Override
  void run(Connection connection, ContinuousBackup backup) {
    Mode mode = dryRun ? Mode.DRY_RUN : Mode.APPLY;
    BulkResult result = backup.provision(requiredSelection(), mode);
    show(Reports.tables(result, mode));
    List<SnapshotOutcome> baselines =
        baseline && !dryRun ? baselines(connection, result) : List.of();
    Verdict.on(result);
    Verdict.onSnapshots(baselines);
  }

  private List<SnapshotOutcome> baselines(Connection connection, BulkResult result) {
    SnapshotSettings standard = SnapshotSettings.standard();
    SnapshotSettings settings =
        maxReadCapacity == null ? standard : standard.withMaxReadCapacity(maxReadCapacity);
    try (TableSnapshots snapshots = connection.snapshots(settings)) {
      List<SnapshotOutcome> outcomes = snapshots.makeMissing(result, snapshotProgress());
      show(SnapshotReport.made(outcomes));
      return outcomes;
    }
  }
}
