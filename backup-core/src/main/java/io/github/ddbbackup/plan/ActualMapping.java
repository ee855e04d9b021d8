package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.StreamArn;
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
 */
public record ActualMapping(
    String uuid,
    StreamArn source,
    String function,
    String state,
    MappingSettings settings,
    boolean filtered,
    String lastResult,
    boolean sourceReadable) {

  /** Is being removed. */
  public static final String DELETING = "Deleting";

  private static final Set<String> OFF = Set.of("Disabled", "Disabling");

  /** Checks that nothing is null. */
  public ActualMapping {
    requireNonNull(uuid);
    requireNonNull(source);
    requireNonNull(function);
    requireNonNull(state);
    requireNonNull(settings);
    requireNonNull(lastResult);
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
   * Whether it is on its way out.
   *
   * @return true while it is being removed
   */
  public boolean isDeleting() {
    return state.equals(DELETING);
  }
}
