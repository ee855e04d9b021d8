package io.github.ddbbackup.lambda;

import io.github.ddbbackup.naming.TableName;

/** What an event means for the backup of a table. */
sealed interface TableEvent {

  /** There is a new table, or a replica of one. */
  record Made(TableName table) implements TableEvent {}

  /** A table is being deleted. */
  record Deleted(TableName table) implements TableEvent {}

  /** Nothing. */
  record Ignored(String reason) implements TableEvent {}
}
