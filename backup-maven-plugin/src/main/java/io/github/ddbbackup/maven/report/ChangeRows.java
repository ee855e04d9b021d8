package io.github.ddbbackup.maven.report;

import static io.github.ddbbackup.maven.report.ReportLine.Level.ERROR;
import static io.github.ddbbackup.maven.report.ReportLine.Level.INFO;

import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Difference;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.PlannedChange;
import java.util.ArrayList;
import java.util.List;

/**
 * One row for each resource, led by a sign: {@code =} stays, {@code +} is created, {@code ~} is
 * updated or replaced, {@code -} is deleted, {@code !} failed or is blocked.
 */
final class ChangeRows {

  private static final String INDENT = "  ";
  private static final String UNDER_SIGN = "     ";

  private ChangeRows() {}

  static List<ReportLine> of(List<ChangeResult> changes) {
    TextTable table = new TextTable();
    changes.forEach(change -> add(table, change));
    return table.lines();
  }

  private static void add(TextTable table, ChangeResult result) {
    PlannedChange change = result.change();
    ReportLine.Level level = level(result);
    List<String> notes = notes(result);
    table.row(
        level,
        INDENT + sign(result),
        change.resource().kind().label(),
        change.resource().name(),
        notes.isEmpty() ? "" : notes.get(0));
    notes.stream().skip(1).forEach(note -> table.row(level, INDENT + " ", "", "", note));
    result
        .failure()
        .ifPresent(
            failure ->
                failure.getMessage().lines().forEach(line -> table.row(ERROR, UNDER_SIGN + line)));
  }

  private static ReportLine.Level level(ChangeResult result) {
    return isFailure(result) ? ERROR : INFO;
  }

  private static boolean isFailure(ChangeResult result) {
    return result.outcome() == Outcome.FAILED || result.change().operation() == Operation.BLOCKED;
  }

  private static String sign(ChangeResult result) {
    if (isFailure(result)) {
      return "!";
    }
    return switch (result.change().operation()) {
      case NONE, BLOCKED -> "=";
      case CREATE -> "+";
      case UPDATE, REPLACE -> "~";
      case DELETE -> "-";
    };
  }

  /**
   * Whether the reason needs no saying: a failure says it, what was just made is there by now, and
   * what was not attempted has no part in what failed.
   */
  private static boolean isSaid(ChangeResult result) {
    return switch (result.outcome()) {
      case FAILED, SKIPPED -> true;
      case APPLIED -> result.change().operation() == Operation.CREATE;
      case PLANNED, UNCHANGED -> false;
    };
  }

  private static List<String> notes(ChangeResult result) {
    List<String> notes = new ArrayList<>();
    if (result.outcome() == Outcome.SKIPPED) {
      notes.add("not attempted");
    } else if (result.change().operation() == Operation.REPLACE) {
      notes.add("removed and made anew");
    }
    if (!result.change().reason().isEmpty() && !isSaid(result)) {
      notes.add(result.change().reason());
    }
    result.change().told().stream().map(Difference::toString).forEach(notes::add);
    return notes;
  }
}
