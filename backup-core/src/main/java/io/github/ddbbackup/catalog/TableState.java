package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A table as one look at it tells.
 *
 * @param incarnation which table
 * @param definition what it is made with
 * @param stream the stream that it has switched on; empty when none is
 */
public record TableState(
    Incarnation incarnation, TableDefinition definition, Optional<StreamEntry> stream) {

  /** Checks that nothing is null. */
  public TableState {
    requireNonNull(incarnation);
    requireNonNull(definition);
    requireNonNull(stream);
  }
}
