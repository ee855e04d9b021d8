package io.github.ddbbackup.plan;

import java.time.Instant;
import java.util.Optional;

/** Finds out whether mappings have delivered what they owe. */
@FunctionalInterface
public interface Drains {

  /**
   * Looks at one mapping.
   *
   * @param mapping the mapping
   * @param until what was written until then is owed; empty when everything is
   * @return whether it was delivered
   */
  Drainage of(ActualMapping mapping, Optional<Instant> until);

  /**
   * Looks for a sign that delivery streams can't write what they hold, after the time in which they
   * should have.
   *
   * @param table the table and its delivery streams
   * @param since when nothing sent to them any more, or to one of them
   * @return why it seems so; empty when there is no sign of it
   */
  default Optional<String> held(ActualTable table, Instant since) {
    return Optional.empty();
  }

  /**
   * Looks for a sign that one delivery stream can't write what it holds, while others of the table
   * go on writing.
   *
   * @param table the table
   * @param stream one of its delivery streams
   * @param since when nothing sent to it any more
   * @return why it seems so; empty when there is no sign of it
   */
  default Optional<String> heldBy(ActualTable table, ActualDeliveryStream stream, Instant since) {
    return held(table, since);
  }
}
