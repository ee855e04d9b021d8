package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.TableName;
import java.util.Optional;

/**
 * What came of looking over the whole account.
 *
 * @param tables one result for each table that was looked at, and for each that is no more but left
 *     something behind
 * @param after the name, of a table or of what one left behind, after which there was no time left;
 *     empty when all were looked at
 */
public record ReconcileResult(BulkResult tables, Optional<TableName> after) {

  /** Checks that nothing is null. */
  public ReconcileResult {
    requireNonNull(tables);
    requireNonNull(after);
  }
}
