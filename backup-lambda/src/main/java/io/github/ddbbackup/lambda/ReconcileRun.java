package io.github.ddbbackup.lambda;

import io.github.ddbbackup.event.BackupEvent.Reconciled;
import io.github.ddbbackup.event.BackupEvent.Warned;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupException.Category;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ReconcileRequest;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.TableResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One look over the account, or a part of it. An invocation either hands on or fails, never both:
 * Lambda repeats one that fails, and each repetition would hand on again.
 */
final class ReconcileRun {

  private final TableBackup backup;
  private final BackupListener listener;

  ReconcileRun(TableBackup backup, BackupListener listener) {
    this.backup = backup;
    this.listener = listener;
  }

  /**
   * Looks over the tables that are asked for.
   *
   * @throws BackupException if something failed that another run may mend; what only a person can
   *     mend is told and is no reason to run again
   */
  void run(ReconcileRequest request, Supplier<Duration> remaining) {
    ReconcileResult result = backup.reconcile(request.after(), remaining);
    List<TableResult> failures = result.tables().failures();
    failures.forEach(f -> listener.on(new Warned(told(f))));
    long changed = result.tables().tables().stream().filter(TableResult::changedAnything).count();
    listener.on(
        new Reconciled(
            result.tables().tables().size(),
            Math.toIntExact(changed),
            failures.size(),
            result.after().map(TableName::value)));
    if (result.after().isPresent()) {
      goOn(request, result.after());
    } else {
      failures.stream()
          .flatMap(f -> f.failure().stream())
          .filter(f -> f.category() != Category.USER)
          .findFirst()
          .ifPresent(
              f -> {
                throw f;
              });
    }
  }

  private void goOn(ReconcileRequest request, Optional<TableName> after) {
    Optional<ReconcileRequest> next =
        after.equals(request.after()) ? Optional.empty() : after.flatMap(request::next);
    if (next.isPresent()) {
      backup.handOn(next.get());
    } else {
      listener.on(
          new Warned(
              "Looking over the tables ends before it is through, after table "
                  + after.map(TableName::value).orElse("(none)")
                  + ". The next look begins with the first table again."));
    }
  }

  private static String told(TableResult result) {
    return "Table "
        + result.table()
        + ": "
        + result.failure().map(BackupException::getMessage).orElse("");
  }
}
