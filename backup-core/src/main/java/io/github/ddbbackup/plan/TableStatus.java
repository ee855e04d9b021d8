package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.TableName;
import java.util.List;

/**
 * Whether a table's changes reach the backup.
 *
 * @param table the table
 * @param coverage whether they do
 * @param reasons why not, or what else deserves attention; one line each
 */
public record TableStatus(TableName table, Coverage coverage, List<String> reasons) {

  /** Copies the list. */
  public TableStatus {
    requireNonNull(table);
    requireNonNull(coverage);
    reasons = List.copyOf(reasons);
  }
}
