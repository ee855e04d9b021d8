package io.github.ddbbackup.maven;

import io.github.ddbbackup.maven.report.Reports;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.provision.ContinuousBackup;
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

  /** Makes the goal; Maven fills the parameters in. */
  public ProvisionMojo() {}

  @Override
  protected void run(ContinuousBackup backup) {
    Mode mode = dryRun ? Mode.DRY_RUN : Mode.APPLY;
    BulkResult result = backup.provision(requiredSelection(), mode);
    show(Reports.tables(result, mode));
    Verdict.on(result);
  }
}
