package io.github.ddbbackup.delivery;

import io.github.ddbbackup.event.BackupException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a failed call is made again: a random time between nothing and a bound
 * that doubles with each attempt, see <a
 * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Exponential
 * Backoff and Jitter</a>.
 *
 * @param base the bound of the first wait; more than zero
 * @param cap what the bound grows to at most; not less than the base
 * @param reserve what must remain of the invocation's time after the wait, for the call itself and
 *     the answer to Lambda; not negative
 */
public record RetryPolicy(Duration base, Duration cap, Duration reserve) {

  /**
   * Checks the durations.
   *
   * @throws BackupException if one is out of its range
   */
  public RetryPolicy {
    if (base.isNegative() || base.isZero() || cap.compareTo(base) < 0 || reserve.isNegative()) {
      throw BackupException.user(
          "Not a retry policy",
          "base " + base + ", cap " + cap + ", reserve " + reserve,
          "Use a base above zero, a cap of at least the base, and no negative reserve.");
    }
  }

  /**
   * A policy for sending within an invocation of some minutes.
   *
   * @return waits of up to 0.1 s at first and 3 s at last, and 10 s in reserve
   */
  public static RetryPolicy standard() {
    return new RetryPolicy(Duration.ofMillis(100), Duration.ofSeconds(3), Duration.ofSeconds(10));
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
}
