package io.github.ddbbackup.maven.report;

import io.github.ddbbackup.event.OneLine;
import io.github.ddbbackup.report.RestoreText;
import io.github.ddbbackup.restore.RestoreReport;
import io.github.ddbbackup.restore.RevertPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What came of a restore, or would. */
public final class RestoreLines {

  private RestoreLines() {}

  /**
   * What a plan says, one that was made just now or one that was saved.
   *
   * @param plan the plan
   * @return its lines, and a warning for each note
   */
  public static List<ReportLine> of(RevertPlan plan) {
    List<ReportLine> lines = lines(RestoreText.of(plan), ReportLine.Level.INFO);
    lines.addAll(lines(plan.notes(), ReportLine.Level.WARNING));
    return lines;
  }

  /**
   * What a restore wrote.
   *
   * @param report what came of it
   * @return its lines, a warning for each note, and an error for each item that was refused
   */
  public static List<ReportLine> of(RestoreReport report) {
    List<ReportLine> lines = lines(report.notes(), ReportLine.Level.WARNING);
    lines.addAll(lines(RestoreText.refused(report.count()), ReportLine.Level.ERROR));
    lines.addAll(lines(RestoreText.of(report), ReportLine.Level.INFO));
    return lines;
  }

  /**
   * Says that a plan was only made.
   *
   * @param file where it was saved, if it was
   * @return a line
   */
  public static List<ReportLine> nothingWritten(Optional<Path> file) {
    return List.of(
        ReportLine.info(
            "Nothing was written to the table. "
                + file.map(
                        path ->
                            "The plan is saved in %s: write it with -Dddbbackup.apply=true"
                                    .formatted(path)
                                + " -Dddbbackup.planFile="
                                + path
                                + ".")
                    .orElse("To write, add -Dddbbackup.apply=true.")));
  }

  private static List<ReportLine> lines(List<String> texts, ReportLine.Level level) {
    List<ReportLine> lines = new ArrayList<>();
    texts.forEach(text -> lines.add(new ReportLine(level, OneLine.escape(text))));
    return lines;
  }
}
