package io.github.ddbbackup.maven;

import io.github.ddbbackup.doctor.Doctor;
import io.github.ddbbackup.doctor.Finding;
import io.github.ddbbackup.maven.report.DoctorReport;
import io.github.ddbbackup.maven.report.Reports;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.provision.ContinuousBackup;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Brings the two functions and the rule that calls one of them into the account, with the
 * configuration and the table filters of this build inside. From then on every new table is set up
 * for backup when it is created. Only what differs is changed, so a second run changes nothing; an
 * installation of an older kind under the same names is taken over in place.
 *
 * <p>Before anything else it looks, as {@code doctor} does, whether the account has what backup
 * needs, and deploys only if that finds no error.
 */
@Mojo(name = "deploy", requiresProject = false, threadSafe = true, aggregator = true)
public final class DeployMojo extends AbstractConnectedMojo {

  /** Shows what would be changed, and changes nothing. */
  @Parameter(property = "ddbbackup.dryRun", defaultValue = "false")
  private boolean dryRun;

  /** Deploys without looking before whether the account has what backup needs. */
  @Parameter(property = "ddbbackup.skipDoctor", defaultValue = "false")
  private boolean skipDoctor;

  /** Makes the goal; Maven fills the parameters in. */
  public DeployMojo() {}

  @Override
  void run(Connection connection) {
    if (!skipDoctor) {
      examine(connection);
    }
    Mode mode = dryRun ? Mode.DRY_RUN : Mode.APPLY;
    try (ContinuousBackup backup = connection.backup()) {
      InstallationResult result = backup.deploy(functionArchive(), mode);
      show(Reports.installation(result, mode));
      Verdict.on(result);
    }
  }

  /** A dry run shows what would be done whatever was found. */
  private void examine(Connection connection) {
    try (Doctor doctor = connection.doctor()) {
      List<Finding> findings = doctor.examine();
      show(DoctorReport.ofTrouble(findings));
      if (!dryRun) {
        Verdict.onExamination(
            findings,
            "Mend what is listed above, or deploy all the same with -Dddbbackup.skipDoctor=true.");
      }
    }
  }
}
