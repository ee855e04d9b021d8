package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.util.Optional;

/**
 * What the names of the catalog's objects alone tell of one table.
 *
 * @param table the table's name
 * @param objectName what the names of its objects begin with
 * @param documented whether there is a document
 * @param closed whether the document is known to hold the time of the table's deletion
 * @param switchedOff when a person ended the table's backup; empty when no one did
 */
public record CatalogEntry(
    TableName table,
    String objectName,
    boolean documented,
    boolean closed,
    Optional<Instant> switchedOff) {

  /** Checks that nothing is null. */
  public CatalogEntry {
    requireNonNull(table);
    requireNonNull(objectName);
    requireNonNull(switchedOff);
  }
}
