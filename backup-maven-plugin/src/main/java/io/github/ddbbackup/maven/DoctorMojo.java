package io.github.ddbbackup.maven;

import io.github.ddbbackup.doctor.Doctor;
import io.github.ddbbackup.doctor.Finding;
import io.github.ddbbackup.maven.report.DoctorReport;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Looks whether the account and Region have what backup needs, and changes nothing: a CloudTrail
 * trail that reports new tables; the bucket, private, encrypted and with versioning or object lock;
 * the roles, which their services can assume and which allow what is needed; enough delivery
 * streams for the tables to come; streams of tables that can't be used; names that have to be
 * shortened. Says of each finding what, why it matters, and the command that mends it. Fails when
 * backup would not work; warnings do not make it fail. What may not be looked at is a warning.
 */
@Mojo(name = "doctor", requiresProject = false, threadSafe = true, aggregator = true)
public final class DoctorMojo extends AbstractConnectedMojo {

  /** Makes the goal; Maven fills the parameters in. */
  public DoctorMojo() {}

  @Override
  void run(Connection connection) {
    try (Doctor doctor = connection.doctor()) {
      List<Finding> findings = doctor.examine();
      show(DoctorReport.of(findings));
      Verdict.onExamination(findings, "Mend what is listed above, and run the goal again.");
    }
  }
}
