package io.github.ddbbackup.delivery;

import io.github.ddbbackup.event.BackupException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long a call may take, and how long to wait before one that failed is made again: a random
 * time between nothing and a bound that doubles with each attempt, see <a
 * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
 * Backoff and Jitter</a>.
 *
 * @param base the bound of the first wait; more than zero
 * @param cap what the bound grows to at most; not less than the base
 * @param longest what one call may take at most; at least a second
 * @param reserve what must remain of the invocation's time after the last call, for the answer to
 *     Lambda; not negative
 */
public record RetryPolicy(Duration base, Duration cap, Duration longest, Duration reserve) {

  /** No call is begun that has less than this. */
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /**
   * Checks the durations.
   *
   * @throws BackupException if one is out of its range
   */
  public RetryPolicy {
    if (base.isNegative()
        || base.isZero()
        || cap.compareTo(base) < 0
        || longest.compareTo(SHORTEST) < 0
        || reserve.isNegative()) {
      throw BackupException.user(
          "Not a retry policy",
          "base %s, cap %s, longest %s, reserve %s".formatted(base, cap, longest, reserve),
          "Use a base above zero, a cap of at least the base, calls of at least a second, "
              + "and no negative reserve.");
    }
  }

  /**
   * A policy for sending within an invocation of some minutes.
   *
   * @return waits of up to 0.1 s at first and 3 s at last, calls of up to 12 s (4 MiB are answered
   *     within a second or two), and 2 s in reserve
   */
  public static RetryPolicy standard() {
    return new RetryPolicy(
        Duration.ofMillis(100),
        Duration.ofSeconds(3),
        Duration.ofSeconds(12),
        Duration.ofSeconds(2));
  }

  /**
   * How long to wait.
   *
   * @param failures how many calls have failed so far; at least 1
   * @param random where chance comes from
   * @return the time to wait, not negative
   */
  public Duration delay(int failures, RandomGenerator random) {
    double bound = base.toNanos() * Math.pow(2, failures - 1.0);
    long capped = (long) Math.min(bound, (double) cap.toNanos());
    return Duration.ofNanos(random.nextLong(capped + 1));
  }

  /**
   * How long a call may take, so that it can never outlive the invocation.
   *
   * @param remaining what is left of the invocation's time
   * @return the limit, from one second to the longest; empty if there is no time for a call
   */
  public Optional<Duration> limit(Duration remaining) {
    Duration most = remaining.minus(reserve);
    return Optional.of(most.compareTo(longest) < 0 ? most : longest)
        .filter(limit -> limit.compareTo(SHORTEST) >= 0);
  }
}
