package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.event.BackupException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Keeps calls of several threads apart, so that the service need not refuse any. Thread-safe. */
final class Pace {

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Duration apart;
  private Instant next = Instant.MIN;

  Pace(InstantSource clock, Sleeper sleeper, Duration apart) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.apart = apart;
  }

  /** Waits until it is the caller's turn. */
  void await() {
    Duration wait = reserve();
    if (wait.isZero()) {
      return;
    }
    try {
      sleeper.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BackupException.service("Interrupted in the middle of a run", "", "", e);
    }
  }

  private synchronized Duration reserve() {
    Instant now = clock.instant();
    Instant turn = next.isAfter(now) ? next : now;
    next = turn.plus(apart);
    return Duration.between(now, turn);
  }
}
