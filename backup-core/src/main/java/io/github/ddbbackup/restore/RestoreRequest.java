package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What is to be brought back.
 *
 * @param table the table's name
 * @param tableId which of the tables that bore the name; empty for the one that was there at the
 *     instant
 * @param at the instant. Changes tell their time in whole seconds, so it means the end of its
 *     second
 * @param items which of the table's items
 */
public record RestoreRequest(
    TableName table, Optional<String> tableId, Instant at, ItemSelection items) {

  /** Cuts the instant off to seconds. */
  public RestoreRequest {
    requireNonNull(table);
    requireNonNull(tableId);
    at = at.truncatedTo(ChronoUnit.SECONDS);
    requireNonNull(items);
  }

  /**
   * A whole table.
   *
   * @param table the table's name
   * @param at the instant
   * @return the request
   */
  public static RestoreRequest of(TableName table, Instant at) {
    return new RestoreRequest(table, Optional.empty(), at, new ItemSelection.All());
  }

  /**
   * Some of the items.
   *
   * @param selection which
   * @return the request
   */
  public RestoreRequest withItems(ItemSelection selection) {
    return new RestoreRequest(table, tableId, at, selection);
  }
}
