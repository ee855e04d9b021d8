package io.github.ddbbackup.provision;

import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.RemovalReason;
import io.github.ddbbackup.plan.TableResult;
import java.util.List;
import java.util.Optional;

/** The removals that a reconcile goes on with. */
final class Removals {

  private final TableRemover remover;
  private final AccountReader reader;

  Removals(TableRemover remover, AccountReader reader) {
    this.remover = remover;
    this.reader = reader;
  }

  /** Of a table that is there, and that someone switched off: be it that nothing was done yet. */
  TableResult switchedOff(TableName table, RunState state, Mode mode) {
    return remover.advance(table, state, RemovalReason.REQUESTED, mode);
  }

  /** Of what an earlier table of the name has left, where the present one is not backed up. */
  TableResult leftOut(TableName table, RunState state, Mode mode) {
    return remover.advance(table, state, RemovalReason.LEFT_OUT, mode);
  }

  /** Of a table that was deleted, unless there is one of that name. */
  TableResult afterDeletion(TableName table, RunState state, Mode mode) {
    return mode == Mode.DRY_RUN && reader.exists(table)
        ? new TableResult(
            table, new Decision(true, "the table exists", false), List.of(), Optional.empty())
        : remover.advance(table, state, RemovalReason.DELETED, mode);
  }
}
