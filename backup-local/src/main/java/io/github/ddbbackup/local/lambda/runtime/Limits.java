package io.github.ddbbackup.local.lambda.runtime;

import java.time.Duration;

/**
 * How long an invocation may take.
 *
 * @param timeout that the function is told of
 * @param lifetime after which its JVM is ended; shorter than the timeout if the function is to end
 *     unawares
 */
public record Limits(Duration timeout, Duration lifetime) {

  /** A JVM that is ended when the function's time is over. */
  public static Limits of(Duration timeout) {
    return new Limits(timeout, timeout);
  }

  /** Whether the JVM ends before the function's time is over. */
  boolean unawares() {
    return lifetime.compareTo(timeout) < 0;
  }
}
