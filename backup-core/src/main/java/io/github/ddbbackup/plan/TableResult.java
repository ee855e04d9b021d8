package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.TableName;
import java.util.List;
import java.util.Optional;

/**
 * What came of one table.
 *
 * @param table the table
 * @param decision whether it is to be backed up, and why
 * @param changes what was planned and done; empty for a table that is not to be backed up
 * @param awaited what a removal waits for before it can go on; else empty
 * @param failure why the table is not as it should be now; empty when all went well
 */
public record TableResult(
    TableName table,
    Decision decision,
    List<ChangeResult> changes,
    List<Awaited> awaited,
    Optional<BackupException> failure) {

  /** Copies the lists. */
  public TableResult {
    requireNonNull(table);
    requireNonNull(decision);
    requireNonNull(failure);
    changes = List.copyOf(changes);
    awaited = List.copyOf(awaited);
  }

  /**
   * A result that waits for nothing.
   *
   * @param table the table
   * @param decision whether it is to be backed up, and why
   * @param changes what was planned and done
   * @param failure why the table is not as it should be now
   */
  public TableResult(
      TableName table,
      Decision decision,
      List<ChangeResult> changes,
      Optional<BackupException> failure) {
    this(table, decision, changes, List.of(), failure);
  }

  /**
   * Whether anything was changed in the account.
   *
   * @return true when at least one change was applied
   */
  public boolean changedAnything() {
    return changes.stream().anyMatch(c -> c.outcome() == Outcome.APPLIED);
  }

  /**
   * Whether anything was changed or, in a dry run, would be.
   *
   * @return true when at least one operation is not NONE
   */
  public boolean hasChanges() {
    return changes.stream().anyMatch(c -> c.change().isChange());
  }
}
