package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.maven.report.Reports;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.provision.ContinuousBackup;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Removes the rule and the two functions from the account: new tables are no longer set up. Refuses
 * while tables are backed up through the functions; run {@code deprovision} for them first. It asks
 * for {@code -Dddbbackup.confirm=true}. Backup data stays, and so do the log groups of the
 * functions: delete these by hand when their logs are no longer wanted.
 */
@Mojo(name = "undeploy", requiresProject = false, threadSafe = true, aggregator = true)
public final class UndeployMojo extends AbstractAccountMojo {

  /** Shows what would be removed, and changes nothing. */
  @Parameter(property = "ddbbackup.dryRun", defaultValue = "false")
  private boolean dryRun;

  /** Says that the functions and the rule are really to be removed. */
  @Parameter(property = "ddbbackup.confirm", defaultValue = "false")
  private boolean confirm;

  /**
   * Removes the functions even if tables lose their backup by that. Their event source mappings and
   * delivery streams stay.
   */
  @Parameter(property = "ddbbackup.evenIfInUse", defaultValue = "false")
  private boolean evenIfInUse;

  /** Makes the goal; Maven fills the parameters in. */
  public UndeployMojo() {}

  @Override
  protected boolean decidesOnTables() {
    return false;
  }

  @Override
  void run(Connection connection, ContinuousBackup backup) {
    if (!dryRun && !confirm) {
      throw BackupException.user(
          "This removes the functions and the rule, so it must be confirmed",
          "",
          "Say -Dddbbackup.confirm=true, or see what would be removed with"
              + " -Dddbbackup.dryRun=true.");
    }
    Mode mode = dryRun ? Mode.DRY_RUN : Mode.APPLY;
    InstallationResult result =
        evenIfInUse ? backup.undeployEvenIfInUse(mode) : backup.undeploy(mode);
    show(Reports.installation(result, mode));
    Verdict.on(result);
  }
}
