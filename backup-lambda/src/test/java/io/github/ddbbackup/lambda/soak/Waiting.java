package io.github.ddbbackup.lambda.soak;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions, but not for ever. */
final class Waiting {

  /** After which a soak gives up, if nothing goes on. */
  static final Duration LIMIT = Duration.ofMinutes(3);

  private static final Duration PAUSE = Duration.ofMillis(200);

  private Waiting() {}

  /**
   * Returns once a condition holds.
   *
   * @param what is waited for
   * @throws IllegalStateException if that takes too long
   */
  static void until(String what, BooleanSupplier condition) {
    if (!within(condition)) {
      throw new IllegalStateException("waited in vain until " + what);
    }
  }

  /** Whether a condition comes to hold before it takes too long; returns once it does. */
  static boolean within(BooleanSupplier condition) {
    return within(LIMIT, condition);
  }

  /** Whether a condition comes to hold in a time; returns once it does. */
  static boolean within(Duration limit, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      pause();
    }
    return true;
  }

  /** Lets others work. */
  static void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }
}
