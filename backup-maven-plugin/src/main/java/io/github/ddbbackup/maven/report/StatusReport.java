package io.github.ddbbackup.maven.report;

import static io.github.ddbbackup.maven.report.ReportLine.Level.INFO;

import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.TableStatus;
import java.util.ArrayList;
import java.util.List;

/** Which tables are covered. */
public final class StatusReport {

  private StatusReport() {}

  /**
   * Says of each table whether it is covered.
   *
   * @param tables the tables
   * @return one or more lines for each table, and a summary
   */
  public static List<ReportLine> of(List<TableStatus> tables) {
    TextTable rows = new TextTable();
    tables.forEach(table -> addStatus(rows, table));
    List<ReportLine> lines = new ArrayList<>(rows.lines());
    lines.add(
        ReportLine.info(
            "%s: %d covered, %d not covered, %d left out%s."
                .formatted(
                    tables.size() == 1 ? "1 table" : tables.size() + " tables",
                    count(tables, Coverage.COVERED),
                    count(tables, Coverage.NOT_COVERED),
                    count(tables, Coverage.EXCLUDED),
                    removed(count(tables, Coverage.BEING_REMOVED)))));
    return lines;
  }

  private static void addStatus(TextTable rows, TableStatus table) {
    List<String> reasons = table.reasons();
    rows.row(
        INFO,
        "  " + word(table.coverage()),
        table.table().value(),
        reasons.isEmpty() ? "" : reasons.get(0));
    reasons.stream().skip(1).forEach(reason -> rows.row(INFO, "", "", reason));
  }

  private static String word(Coverage coverage) {
    return switch (coverage) {
      case COVERED -> "covered";
      case NOT_COVERED -> "NOT COVERED";
      case BEING_REMOVED -> "being removed";
      case EXCLUDED -> "left out";
    };
  }

  private static String removed(long count) {
    return count == 0 ? "" : ", " + count + " being removed";
  }

  private static long count(List<TableStatus> tables, Coverage coverage) {
    return tables.stream().filter(table -> table.coverage() == coverage).count();
  }
}
