package io.github.ddbbackup.delivery;

import io.github.ddbbackup.aws.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The time of one invocation, which passes only when someone sleeps. */
final class VirtualTime implements Sleeper, InstantSource, Supplier<Duration> {

  private final List<Duration> sleeps = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T09:59:59Z");
  private Duration remaining;

  VirtualTime(Duration remaining) {
    this.remaining = remaining;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    sleeps.add(duration);
    now = now.plus(duration);
    remaining = remaining.minus(duration);
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  /** What is left of the invocation. */
  @Override
  public synchronized Duration get() {
    return remaining;
  }

  List<Duration> sleeps() {
    return sleeps;
  }
}
