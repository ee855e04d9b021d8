package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How far an import is. DynamoDB seems to count only at the end: the numbers may all be 0 until
 * then.
 *
 * @param elapsed since it was begun
 * @param processed how many items were read
 * @param imported how many of them are in the table
 * @param errors how many could not be put there
 */
public record ImportProgress(Duration elapsed, long processed, long imported, long errors) {

  /** Checks that nothing is null. */
  public ImportProgress {
    requireNonNull(elapsed);
  }
}
