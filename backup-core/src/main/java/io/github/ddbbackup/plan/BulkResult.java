package io.github.ddbbackup.plan;

import java.util.List;

/**
 * What came of many tables.
 *
 * @param tables one result for each table, in the order of the selection
 */
public record BulkResult(List<TableResult> tables) {

  /** Copies the list. */
  public BulkResult {
    tables = List.copyOf(tables);
  }

  /**
   * The tables that failed.
   *
   * @return their results, in the order of the selection
   */
  public List<TableResult> failures() {
    return tables.stream().filter(t -> t.failure().isPresent()).toList();
  }

  /**
   * Whether anything was changed in the account.
   *
   * @return true when at least one change was applied
   */
  public boolean changedAnything() {
    return tables.stream().anyMatch(TableResult::changedAnything);
  }
}
