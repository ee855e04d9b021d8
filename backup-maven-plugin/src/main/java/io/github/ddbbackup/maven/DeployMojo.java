package io.github.ddbbackup.maven;

import io.github.ddbbackup.maven.report.Reports;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.provision.ContinuousBackup;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Brings the two functions and the rule that calls one of them into the account, with the
 * configuration and the table filters of this build inside. From then on every new table is set up
 * for backup when it is created. Only what differs is changed, so a second run changes nothing; an
 * installation of an older kind under the same names is taken over in place.
 */
@Mojo(name = "deploy", requiresProject = false, threadSafe = true, aggregator = true)
public final class DeployMojo extends AbstractAccountMojo {

  /** Shows what would be changed, and changes nothing. */
  @Parameter(property = "ddbbackup.dryRun", defaultValue = "false")
  private boolean dryRun;

  /** Makes the goal; Maven fills the parameters in. */
  public DeployMojo() {}

  @Override
  protected void run(ContinuousBackup backup) {
    Mode mode = dryRun ? Mode.DRY_RUN : Mode.APPLY;
    InstallationResult result = backup.deploy(functionArchive(), mode);
    show(Reports.installation(result, mode));
    Verdict.on(result);
  }
}
