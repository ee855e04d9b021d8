package io.github.ddbbackup.maven.report;

import io.github.ddbbackup.doctor.Finding;
import io.github.ddbbackup.doctor.Finding.Severity;
import io.github.ddbbackup.event.OneLine;
import io.github.ddbbackup.maven.report.ReportLine.Level;
import java.util.ArrayList;
import java.util.List;

/** What the doctor found. */
public final class DoctorReport {

  private DoctorReport() {}

  /**
   * Says what was found.
   *
   * @param findings the findings
   * @return a line for each thing that is in order, three for each that is not, and a summary
   */
  public static List<ReportLine> of(List<Finding> findings) {
    List<ReportLine> lines = new ArrayList<>();
    findings.forEach(finding -> add(lines, finding));
    lines.add(summary(findings));
    return lines;
  }

  /**
   * Says what was found that is not in order.
   *
   * @param findings the findings
   * @return three lines for each thing that is not in order, and a summary
   */
  public static List<ReportLine> ofTrouble(List<Finding> findings) {
    List<ReportLine> lines = new ArrayList<>();
    findings.stream().filter(f -> f.severity() != Severity.OK).forEach(f -> add(lines, f));
    lines.add(summary(findings));
    return lines;
  }

  private static void add(List<ReportLine> lines, Finding finding) {
    Level level = level(finding.severity());
    lines.add(line(level, finding.subject() + ": " + finding.what()));
    if (finding.severity() != Severity.OK) {
      lines.add(line(level, "    " + finding.why()));
      lines.add(line(level, "    Do: " + finding.remedy()));
    }
  }

  private static ReportLine summary(List<Finding> findings) {
    return ReportLine.info(
        "Examined: %d in order, %d to look at, %d to mend."
            .formatted(
                count(findings, Severity.OK),
                count(findings, Severity.WARNING),
                count(findings, Severity.ERROR)));
  }

  private static ReportLine line(Level level, String text) {
    return new ReportLine(level, "  " + OneLine.escape(text));
  }

  private static Level level(Severity severity) {
    return switch (severity) {
      case OK -> Level.INFO;
      case WARNING -> Level.WARNING;
      case ERROR -> Level.ERROR;
    };
  }

  private static long count(List<Finding> findings, Severity severity) {
    return findings.stream().filter(f -> f.severity() == severity).count();
  }
}
