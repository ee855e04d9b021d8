package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import java.util.Optional;

/**
 * A planned change and what came of it.
 *
 * @param change the change
 * @param outcome what came of it
 * @param failure why it failed; present exactly when the outcome is FAILED
 */
public record ChangeResult(
    PlannedChange change, Outcome outcome, Optional<BackupException> failure) {

  /** Checks that a failure has its reason. */
  public ChangeResult {
    requireNonNull(change);
    if (failure.isPresent() != (outcome == Outcome.FAILED)) {
      throw new IllegalArgumentException(outcome + " with failure " + failure);
    }
  }

  /**
   * A result that is not a failure.
   *
   * @param change the change
   * @param outcome anything but FAILED
   * @return the result
   */
  public static ChangeResult of(PlannedChange change, Outcome outcome) {
    return new ChangeResult(change, outcome, Optional.empty());
  }

  /**
   * A failure.
   *
   * @param change the change
   * @param failure why it failed
   * @return the result
   */
  public static ChangeResult failed(PlannedChange change, BackupException failure) {
    return new ChangeResult(change, Outcome.FAILED, Optional.of(failure));
  }
}
