package io.github.ddbbackup.maven;

import io.github.ddbbackup.doctor.Finding;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.Problems;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.restore.RestoreReport;
import io.github.ddbbackup.snapshot.SnapshotCheck;
import io.github.ddbbackup.snapshot.SnapshotOutcome;
import io.github.ddbbackup.verify.VerifyReport;
import java.util.List;
import java.util.stream.Collectors;

/** Says of a result that has been shown whether the goal failed. */
final class Verdict {

  private Verdict() {}

  /**
   * Fails when part of an installation failed.
   *
   * @throws BackupException the failure, or all of them in one
   */
  static void on(InstallationResult result) {
    List<BackupException> failures =
        result.changes().stream().flatMap(change -> change.failure().stream()).toList();
    if (failures.size() == 1) {
      throw failures.get(0);
    }
    Problems problems = new Problems();
    failures.forEach(problems::add);
    problems.throwIfAny("The functions and the rule are not as they should be");
  }

  /**
   * Fails when a table failed. The tables' own reasons are in the report.
   *
   * @throws BackupException names the tables
   */
  static void on(BulkResult result) {
    List<TableResult> failures = result.failures();
    if (!failures.isEmpty()) {
      throw BackupException.user(
          "%d of %d tables failed".formatted(failures.size(), result.tables().size()),
          names(failures),
          "The reasons are listed above; mend them and run the goal again.");
    }
  }

  /**
   * Fails when the doctor found that backup would not work. The findings are in the report.
   *
   * @param nextStep what to do then
   * @throws BackupException names what is to be mended
   */
  static void onExamination(List<Finding> findings, String nextStep) {
    List<String> errors =
        findings.stream()
            .filter(finding -> finding.severity() == Finding.Severity.ERROR)
            .map(Finding::subject)
            .distinct()
            .toList();
    if (!errors.isEmpty()) {
      throw BackupException.user(
          "The account lacks what backup needs", String.join(", ", errors), nextStep);
    }
  }

  /**
   * Fails when something is missing from a backup, or wrong about it. The report says what.
   *
   * @throws BackupException names the table
   */
  static void on(VerifyReport report) {
    if (!report.isSound()) {
      throw BackupException.user(
          "The backup is not whole",
          report.table().value(),
          "What is missing or wrong is listed above; -Dddbbackup.outputFile=FILE lists all of it.");
    }
  }

  /**
   * Fails when a restore refused items. They are in the report.
   *
   * @throws BackupException says how many
   */
  static void on(RestoreReport report) {
    if (report.count().refused() > 0) {
      throw BackupException.user(
          "Not all items were written",
          report.count().refused() + " were refused",
          "The reasons are listed above; for items that were changed meanwhile, make a new plan.");
    }
  }

  /**
   * Fails when the snapshot of a table failed. The reasons are in the report.
   *
   * @throws BackupException names the tables
   */
  static void onSnapshots(List<SnapshotOutcome> outcomes) {
    List<SnapshotOutcome> failures =
        outcomes.stream().filter(outcome -> outcome.failure().isPresent()).toList();
    if (!failures.isEmpty()) {
      throw BackupException.user(
          "%d of %d snapshots failed".formatted(failures.size(), outcomes.size()),
          failures.stream().map(f -> f.table().value()).collect(Collectors.joining(", ")),
          "The reasons are listed above; mend them and run the goal again.");
    }
  }

  /**
   * Fails when a snapshot is not whole. The problems are in the report.
   *
   * @throws BackupException names the snapshots
   */
  static void onChecks(List<SnapshotCheck> checks) {
    String damaged =
        checks.stream()
            .filter(check -> !check.isWhole())
            .map(check -> check.snapshot().name())
            .collect(Collectors.joining(", "));
    if (!damaged.isEmpty()) {
      throw BackupException.user(
          "Snapshots are not whole", damaged, "Use others, or make new ones.");
    }
  }

  private static String names(List<TableResult> tables) {
    return tables.stream().map(table -> table.table().value()).collect(Collectors.joining(", "));
  }
}
