package io.github.ddbbackup.lambda.soak;

import java.time.Instant;

/**
 * A span of time.
 *
 * @param from its beginning
 * @param until the first instant behind it
 */
record Span(Instant from, Instant until) {

  /** Whether all of another lies in it. */
  boolean covers(Span other) {
    return !other.from.isBefore(from) && !other.until.isAfter(until);
  }

  @Override
  public String toString() {
    return from + " to " + until;
  }
}
