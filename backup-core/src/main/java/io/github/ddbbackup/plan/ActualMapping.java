package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.StreamArn;
import java.time.Instant;
import java.util.Set;

/**
 * An event source mapping as it is.
 *
 * @param uuid its id
 * @param source the stream that it reads
 * @param function the ARN of what it calls
 * @param state its state, in Lambda's own words
 * @param settings how it reads
 * @param filtered whether it has filters, so that it skips changes
 * @param lastResult what came of its last invocation, in Lambda's own words; may be empty
 * @param sourceReadable whether the stream still can be read; a stream that was switched off can be
 *     for 24 hours
 * @param modified when it was changed last, or changed its state
 */
public record ActualMapping(
    String uuid,
    StreamArn source,
    String function,
    String state,
    MappingSettings settings,
    boolean filtered,
    String lastResult,
    boolean sourceReadable,
    Instant modified) {

  /** Is being removed. */
  public static final String DELETING = "Deleting";

  private static final Set<String> CALM = Set.of("Enabled", "Disabled");
  private static final Set<String> OFF = Set.of("Disabled", "Disabling");

  /** Checks that nothing is null. */
  public ActualMapping {
    requireNonNull(uuid);
    requireNonNull(source);
    requireNonNull(function);
    requireNonNull(state);
    requireNonNull(settings);
    requireNonNull(lastResult);
    requireNonNull(modified);
  }

  /**
   * Whether it reads, or is about to.
   *
   * @return false when it is switched off
   */
  public boolean isEnabled() {
    return !OFF.contains(state);
  }

  /**
   * Whether what was last asked of it is done.
   *
   * @return false while Lambda is at it
   */
  public boolean isCalm() {
    return CALM.contains(state);
  }

  /**
   * Whether it is on its way out.
   *
   * @return true while it is being removed
   */
  public boolean isDeleting() {
    return state.equals(DELETING);
  }
}
