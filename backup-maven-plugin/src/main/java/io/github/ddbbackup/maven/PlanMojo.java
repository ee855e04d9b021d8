package io.github.ddbbackup.maven;

import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.maven.report.Reports;
import io.github.ddbbackup.plan.AccountPlan;
import io.github.ddbbackup.provision.ContinuousBackup;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Shows what {@code deploy} and {@code provision} would change, and changes nothing. Takes all
 * tables of the Region unless some are selected.
 */
@Mojo(name = "plan", requiresProject = false, threadSafe = true, aggregator = true)
public final class PlanMojo extends AbstractTablesMojo {

  /** Fails when anything would be changed, so that a scheduled build notices drift. */
  @Parameter(property = "ddbbackup.failOnDrift", defaultValue = "false")
  private boolean failOnDrift;

  /** Makes the goal; Maven fills the parameters in. */
  public PlanMojo() {}

  @Override
  void run(Connection connection, ContinuousBackup backup) {
    AccountPlan plan = backup.plan(functionArchive(), selection().orElseGet(TableSelection::all));
    show(Reports.plan(plan));
    Verdict.on(plan.installation());
    Verdict.on(plan.tables());
    if (failOnDrift && plan.hasChanges()) {
      throw BackupException.user(
          "The account is not as the configuration says",
          "",
          "Run ddbbackup:deploy and ddbbackup:provision.");
    }
  }
}
