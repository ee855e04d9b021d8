package io.github.ddbbackup.provision;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.TableResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Turns whatever happens to one table into a result, so that the other tables go on. */
final class TableOutcome {

  private static final Decision UNDECIDED = new Decision(true, "it was not decided", true);

  private TableOutcome() {}

  /** A result with more changes; none of them is a failure of the table. */
  static TableResult withChanges(TableResult result, List<ChangeResult> more) {
    List<ChangeResult> changes = new ArrayList<>(result.changes());
    changes.addAll(more);
    return new TableResult(
        result.table(), result.decision(), changes, result.awaited(), result.failure());
  }

  static TableResult of(TableName table, Decision decision, Supplier<List<ChangeResult>> work) {
    return of(table, () -> decision, decided -> work.get());
  }

  static TableResult of(
      TableName table, Supplier<Decision> decide, Function<Decision, List<ChangeResult>> work) {
    Decision decision = UNDECIDED;
    try {
      decision = decide.get();
      List<ChangeResult> changes = work.apply(decision);
      Optional<BackupException> failure =
          changes.stream().flatMap(c -> c.failure().stream()).findFirst();
      return new TableResult(table, decision, changes, failure);
    } catch (RuntimeException e) {
      return new TableResult(table, decision, List.of(), Optional.of(told(table, e)));
    }
  }

  /** A failure as it is, or a defect told as one. */
  static BackupException told(TableName table, RuntimeException failure) {
    return failure instanceof BackupException known
        ? known
        : BackupException.internal(
            "Unexpected failure with table " + table,
            String.valueOf(failure.getMessage()),
            failure);
  }
}
