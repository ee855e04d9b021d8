package io.github.ddbbackup.aws;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/** Waits for what AWS takes its time for, up to a deadline, and tells the listener that it does. */
public final class Waiter {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(10);

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final BackupListener listener;
  private final Duration patience;

  /**
   * Makes a waiter.
   *
   * @param clock tells the time
   * @param sleeper lets it pass
   * @param listener is told about waiting that takes long
   * @param patience the longest that any one thing is waited for
   */
  public Waiter(InstantSource clock, Sleeper sleeper, BackupListener listener, Duration patience) {
    this.clock = requireNonNull(clock);
    this.sleeper = requireNonNull(sleeper);
    this.listener = requireNonNull(listener);
    this.patience = requireNonNull(patience);
  }

  /**
   * Looks again and again, with growing pauses of half a second to five, until there is a result.
   *
   * @param <T> the type of the result
   * @param what what is waited for, for example {@code table Orders to become ACTIVE}
   * @param probe looks once; empty when it is not so far
   * @return the first result
   * @throws BackupException if the deadline passes or the thread is interrupted
   */
  public <T> T await(String what, Supplier<Optional<T>> probe) {
    return poll(what, probe)
        .orElseThrow(
            () ->
                BackupException.service(
                    "Gave up waiting for " + what,
                    patience.toSeconds() + " s",
                    "Run this again when that has come: it goes on where it stopped."));
  }

  /**
   * Looks again and again like {@link #await}, but takes no result for an answer.
   *
   * @param <T> the type of the result
   * @param what what is waited for
   * @param probe looks once; empty when it is not so far
   * @return the first result; empty when the deadline passes
   * @throws BackupException if the thread is interrupted
   */
  public <T> Optional<T> poll(String what, Supplier<Optional<T>> probe) {
    Instant start = clock.instant();
    Instant lastTold = start;
    Duration pause = FIRST_PAUSE;
    while (true) {
      Optional<T> result = probe.get();
      Instant now = clock.instant();
      Duration elapsed = Duration.between(start, now);
      if (result.isPresent() || elapsed.compareTo(patience) >= 0) {
        return result;
      }
      if (Duration.between(lastTold, now).compareTo(BETWEEN_EVENTS) >= 0) {
        listener.on(new BackupEvent.Waiting(what, elapsed));
        lastTold = now;
      }
      sleep(what, pause);
      pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
    }
  }

  private void sleep(String what, Duration pause) {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BackupException.service(
          "Interrupted while waiting for " + what,
          "",
          "Run this again: it goes on where it stopped.",
          e);
    }
  }

  private static Duration shorter(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
