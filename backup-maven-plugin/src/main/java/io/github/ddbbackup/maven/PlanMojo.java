package io.github.ddbbackup.maven;

import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.maven.report.Reports;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.TableResult;
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
  protected void run(ContinuousBackup backup) {
    TableSelection selection = selection().orElseGet(TableSelection::all);
    InstallationResult installation = backup.deploy(functionArchive(), Mode.DRY_RUN);
    BulkResult tables = backup.provision(selection, Mode.DRY_RUN);
    show(Reports.plan(installation, tables));
    Verdict.on(installation);
    Verdict.on(tables);
    if (failOnDrift && hasChanges(installation, tables)) {
      throw BackupException.user(
          "The account is not as the configuration says",
          "",
          "Run ddbbackup:deploy and ddbbackup:provision.");
    }
  }

  private static boolean hasChanges(InstallationResult installation, BulkResult tables) {
    return installation.changes().stream().anyMatch(change -> change.change().isChange())
        || tables.tables().stream().anyMatch(TableResult::hasChanges);
  }
}
