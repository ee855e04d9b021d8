package io.github.ddbbackup.live;

import io.github.ddbbackup.aws.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalDouble;

/**
 * Keeps requests to a number of capacity units a second. What a request takes is known only
 * afterwards: it is let go at once when those before it are paid for, takes what it is expected to
 * take in advance, and the difference is settled after it. Unused time is not saved up.
 * Thread-safe.
 */
final class CapacityPace {

  private static final double NANOS = 1e9;

  private final OptionalDouble rate;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private Instant paidUntil = Instant.MIN;

  CapacityPace(OptionalDouble unitsPerSecond, InstantSource clock, Sleeper sleeper) {
    this.rate = unitsPerSecond;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Waits until a request that is expected to take so many units may be made. */
  void await(double expected) throws InterruptedException {
    if (rate.isPresent()) {
      Duration wait = reserve(expected);
      if (!wait.isZero()) {
        sleeper.sleep(wait);
      }
    }
  }

  private synchronized Duration reserve(double expected) {
    Instant now = clock.instant();
    Instant begin = paidUntil.isAfter(now) ? paidUntil : now;
    paidUntil = begin.plusNanos(nanos(expected));
    return Duration.between(now, begin);
  }

  /** Settles what a request took, for which something was taken in advance. */
  synchronized void settle(double expected, double actual) {
    if (rate.isPresent()) {
      paidUntil = paidUntil.plusNanos(nanos(actual - expected));
    }
  }

  private long nanos(double units) {
    return (long) (units / rate.getAsDouble() * NANOS);
  }
}
