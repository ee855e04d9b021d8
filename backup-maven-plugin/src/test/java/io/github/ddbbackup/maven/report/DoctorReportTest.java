package io.github.ddbbackup.maven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.doctor.Finding;
import io.github.ddbbackup.doctor.Finding.Severity;
import io.github.ddbbackup.maven.report.ReportLine.Level;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorReportTest {

  @Test
  void whatIsNotInOrderSaysWhyAndWhatToDo() {
    List<Finding> findings =
        List.of(
            new Finding(Severity.OK, "bucket b", "exists", "", ""),
            new Finding(Severity.WARNING, "bucket b", "is open", "Anyone reads it.", "aws x"),
            new Finding(Severity.ERROR, "role r", "is\nmissing", "Nobody works.", "aws y"));

    List<ReportLine> report = DoctorReport.of(findings);

    assertThat(report)
        .containsExactly(
            new ReportLine(Level.INFO, "  bucket b: exists"),
            new ReportLine(Level.WARNING, "  bucket b: is open"),
            new ReportLine(Level.WARNING, "      Anyone reads it."),
            new ReportLine(Level.WARNING, "      Do: aws x"),
            new ReportLine(Level.ERROR, "  role r: is\\nmissing"),
            new ReportLine(Level.ERROR, "      Nobody works."),
            new ReportLine(Level.ERROR, "      Do: aws y"),
            new ReportLine(Level.INFO, "Examined: 1 in order, 1 to look at, 1 to mend."));
    assertThat(DoctorReport.ofTrouble(findings)).isEqualTo(report.subList(1, report.size()));
  }
}
