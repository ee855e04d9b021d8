package io.github.ddbbackup.maven.progress;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.report.ProgressText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** A line every ten seconds; none where the work takes less. */
final class ProgressLines implements ReadingProgress {

  static final Duration INTERVAL = Duration.ofSeconds(10);

  private final String task;
  private final Consumer<String> log;
  private final InstantSource clock;
  private final Instant start;
  private Instant next;

  ProgressLines(String task, Consumer<String> log, InstantSource clock) {
    this.task = task;
    this.log = log;
    this.clock = clock;
    start = clock.instant();
    next = start.plus(INTERVAL);
  }

  @Override
  public void accept(ScanProgress progress) {
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      next = now.plus(INTERVAL);
      log.accept(task + ": " + ProgressText.of(progress, Duration.between(start, now)));
    }
  }

  @Override
  public void close() {}
}
