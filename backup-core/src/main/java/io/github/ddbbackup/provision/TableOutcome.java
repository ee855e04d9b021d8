package io.github.ddbbackup.provision;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.TableResult;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns whatever happens to one table into a result, so that the other tables go on. */
final class TableOutcome {

  private TableOutcome() {}

  static TableResult of(TableName table, Decision decision, Supplier<List<ChangeResult>> work) {
    try {
      List<ChangeResult> changes = work.get();
      Optional<BackupException> failure =
          changes.stream().flatMap(c -> c.failure().stream()).findFirst();
      return new TableResult(table, decision, changes, failure);
    } catch (BackupException e) {
      return new TableResult(table, decision, List.of(), Optional.of(e));
    } catch (RuntimeException e) {
      BackupException defect =
          BackupException.internal(
              "Unexpected failure with table " + table, String.valueOf(e.getMessage()), e);
      return new TableResult(table, decision, List.of(), Optional.of(defect));
    }
  }
}
