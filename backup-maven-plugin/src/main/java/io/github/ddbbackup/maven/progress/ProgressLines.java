package io.github.ddbbackup.maven.progress;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.report.ProgressText;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** A line every ten seconds; none where the work takes less. */
final class ProgressLines implements ReadingProgress {

  static final Duration INTERVAL = TimedLines.INTERVAL;

  private final TimedLines lines;

  ProgressLines(String task, Consumer<String> log, InstantSource clock) {
    lines = new TimedLines(task, log, clock);
  }

  @Override
  public void accept(ScanProgress progress) {
    lines.say(elapsed -> ProgressText.of(progress, elapsed));
  }

  @Override
  public void close() {}
}
