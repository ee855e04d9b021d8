package io.github.ddbbackup.live;

import io.github.ddbbackup.aws.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Time that passes only when someone sleeps. Thread-safe. */
final class PassingTime implements Sleeper, InstantSource {

  static final Instant START = Instant.parse("2026-11-22T09:59:59Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  @Override
  public void sleep(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
  }

  @Override
  public Instant instant() {
    return now.get();
  }
}
