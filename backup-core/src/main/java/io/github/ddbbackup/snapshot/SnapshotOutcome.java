package io.github.ddbbackup.snapshot;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.util.Optional;

/**
 * What came of making a snapshot of a table.
 *
 * @param table the table
 * @param snapshot the snapshot; empty if it failed
 * @param failure why it failed; empty if it did not
 */
public record SnapshotOutcome(
    TableName table, Optional<StoredSnapshot> snapshot, Optional<BackupException> failure) {

  /** Checks that nothing is null. */
  public SnapshotOutcome {
    requireNonNull(table);
    requireNonNull(snapshot);
    requireNonNull(failure);
  }

  static SnapshotOutcome made(TableName table, StoredSnapshot snapshot) {
    return new SnapshotOutcome(table, Optional.of(snapshot), Optional.empty());
  }

  static SnapshotOutcome failed(TableName table, BackupException failure) {
    return new SnapshotOutcome(table, Optional.empty(), Optional.of(failure));
  }
}
