package io.github.ddbbackup.lambda;

import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ReconcileRequest;

/** What an event means for the backup of a table. */
sealed interface TableEvent {

  /** There is a new table, or a replica of one. */
  record Made(TableName table) implements TableEvent {}

  /** A table is being deleted. */
  record Deleted(TableName table) implements TableEvent {}

  /** It is time to look over all tables. */
  record Reconcile(ReconcileRequest request) implements TableEvent {}

  /** Nothing. */
  record Ignored(String reason) implements TableEvent {}
}
