package io.github.ddbbackup.maven.report;

import static io.github.ddbbackup.maven.report.ReportLine.Level.ERROR;

import io.github.ddbbackup.plan.AccountPlan;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.TableResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The reports of the goals. */
public final class Reports {

  private static final String NOTHING_CHANGED = "Dry run: nothing was changed.";

  private static final String MORE =
      ", so that nothing is lost; the removal goes on when deprovision is run again.";

  private Reports() {}

  /**
   * What came of a deployment or its removal.
   *
   * @param result what came of it
   * @param mode whether it was carried out
   * @return a line for each resource, and a summary
   */
  public static List<ReportLine> installation(InstallationResult result, Mode mode) {
    List<ReportLine> lines = new ArrayList<>();
    lines.add(ReportLine.info("Functions and rule"));
    lines.addAll(ChangeRows.of(result.changes()));
    lines.add(ReportLine.info("Functions and rule: " + ChangeCount.of(result.changes()) + "."));
    addDryRun(lines, mode);
    return lines;
  }

  /**
   * What came of setting tables up for backup.
   *
   * @param result what came of it
   * @param mode whether it was carried out
   * @return for each table a heading and a line for each resource, and a summary
   */
  public static List<ReportLine> tables(BulkResult result, Mode mode) {
    return tables(result, mode, Reports::decided);
  }

  /**
   * What came of ending the backup of tables.
   *
   * @param result what came of it
   * @param mode whether it was carried out
   * @return for each table a heading, a line for each resource and for what is waited for, and a
   *     summary
   */
  public static List<ReportLine> removal(BulkResult result, Mode mode) {
    List<ReportLine> lines = new ArrayList<>(tables(result, mode, table -> ""));
    long waiting = result.tables().stream().filter(t -> !t.awaited().isEmpty()).count();
    if (waiting > 0) {
      lines.add(ReportLine.info(waiting + " of them " + (waiting == 1 ? "waits" : "wait") + MORE));
    }
    return lines;
  }

  /**
   * What a deployment and setting tables up would change.
   *
   * @param plan what would be changed
   * @return both reports, and that nothing was changed
   */
  public static List<ReportLine> plan(AccountPlan plan) {
    List<ReportLine> lines = new ArrayList<>(installation(plan.installation(), Mode.APPLY));
    lines.addAll(tables(plan.tables(), Mode.DRY_RUN));
    return lines;
  }

  private static List<ReportLine> tables(
      BulkResult result, Mode mode, Function<TableResult, String> note) {
    List<ReportLine> lines = new ArrayList<>();
    for (TableResult table : result.tables()) {
      lines.add(ReportLine.info("Table " + table.table().value() + note.apply(table)));
      lines.addAll(ChangeRows.of(table.changes()));
      table.awaited().forEach(a -> lines.add(ReportLine.info("  ... " + a.text())));
      addFailure(lines, table);
    }
    List<ChangeResult> changes =
        result.tables().stream().flatMap(table -> table.changes().stream()).toList();
    lines.add(
        ReportLine.info(
            count(result.tables().size(), "table") + ": " + ChangeCount.of(changes) + "."));
    addDryRun(lines, mode);
    return lines;
  }

  private static String decided(TableResult table) {
    String word = table.decision().backedUp() ? "backed up" : "left out";
    return " (" + word + ": " + table.decision().reason() + ")";
  }

  /** A failure of the table as a whole; those of its resources have been said. */
  private static void addFailure(List<ReportLine> lines, TableResult table) {
    if (table.changes().stream().allMatch(change -> change.failure().isEmpty())) {
      table
          .failure()
          .ifPresent(
              failure ->
                  failure
                      .getMessage()
                      .lines()
                      .forEach(line -> lines.add(new ReportLine(ERROR, "  !  " + line))));
    }
  }

  private static void addDryRun(List<ReportLine> lines, Mode mode) {
    if (mode == Mode.DRY_RUN) {
      lines.add(ReportLine.info(NOTHING_CHANGED));
    }
  }

  private static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
