package io.github.ddbbackup.maven.progress;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;

/** A line every ten seconds; none where the work takes less. */
final class TimedLines {

  static final Duration INTERVAL = Duration.ofSeconds(10);

  private final String task;
  private final Consumer<String> log;
  private final InstantSource clock;
  private final Instant start;
  private Instant next;

  TimedLines(String task, Consumer<String> log, InstantSource clock) {
    this.task = task;
    this.log = log;
    this.clock = clock;
    start = clock.instant();
    next = start.plus(INTERVAL);
  }

  /** Says how far it is if it is time to; the text is made of the time that has passed. */
  void say(Function<Duration, String> text) {
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      next = now.plus(INTERVAL);
      log.accept(task + ": " + text.apply(Duration.between(start, now)));
    }
  }
}
