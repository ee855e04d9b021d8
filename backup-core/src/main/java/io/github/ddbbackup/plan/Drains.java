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
}
