package io.github.ddbbackup.maven.report;

import static io.github.ddbbackup.maven.report.ReportLine.Level.ERROR;
import static io.github.ddbbackup.maven.report.ReportLine.Level.WARNING;

import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.report.SnapshotText;
import io.github.ddbbackup.snapshot.SnapshotCheck;
import io.github.ddbbackup.snapshot.SnapshotList;
import io.github.ddbbackup.snapshot.SnapshotOutcome;
import io.github.ddbbackup.snapshot.StoredSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Snapshots that were made, listed and checked. */
public final class SnapshotReport {

  private SnapshotReport() {}

  /**
   * What came of making snapshots.
   *
   * @param outcomes what came of each table
   * @return some lines for each
   */
  public static List<ReportLine> made(List<SnapshotOutcome> outcomes) {
    List<ReportLine> lines = new ArrayList<>();
    for (SnapshotOutcome outcome : outcomes) {
      outcome.snapshot().ifPresent(snapshot -> add(lines, outcome.table(), snapshot));
      outcome
          .failure()
          .ifPresent(
              failure ->
                  lines.add(
                      new ReportLine(
                          ERROR, outcome.table().value() + ": " + failure.getMessage())));
    }
    return lines;
  }

  private static void add(List<ReportLine> lines, TableName table, StoredSnapshot snapshot) {
    SnapshotText.of(table, snapshot).forEach(line -> lines.add(ReportLine.info(line)));
    SnapshotText.mayLack(snapshot).ifPresent(line -> lines.add(new ReportLine(WARNING, line)));
  }

  /**
   * The snapshots of a table.
   *
   * @param table the table
   * @param list its snapshots
   * @return a heading and a line for each
   */
  public static List<ReportLine> listed(TableName table, SnapshotList list) {
    return SnapshotText.of(table, list).stream().map(ReportLine::info).toList();
  }

  /**
   * What came of checking a snapshot.
   *
   * @param check what came of it
   * @return a line, and one for each problem
   */
  public static List<ReportLine> checked(SnapshotCheck check) {
    List<ReportLine> lines = new ArrayList<>();
    lines.add(
        check.isWhole()
            ? ReportLine.info(SnapshotText.of(check))
            : new ReportLine(ERROR, SnapshotText.of(check)));
    check.problems().forEach(problem -> lines.add(new ReportLine(ERROR, "    " + problem)));
    return lines;
  }
}
