package io.github.ddbbackup.maven.progress;

import io.github.ddbbackup.archive.ScanProgress;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Shows how far the reading of a backup is. Is told by one thread at a time. */
public sealed interface ReadingProgress extends Consumer<ScanProgress>, AutoCloseable
    permits ProgressBarOnTerminal, ProgressLines {

  /**
   * Shows it as fits the place: as a bar where a person sits at a terminal, as a line every ten
   * seconds where not.
   *
   * @param task what is done, in a word or two, such as {@code Reading Orders}
   * @param interactive whether Maven may take it that a person is there
   * @param log takes lines
   * @param clock tells the time
   * @return to be closed when the work is done or has failed
   */
  static ReadingProgress of(
      String task, boolean interactive, Consumer<String> log, InstantSource clock) {
    return interactive && Terminal.isThere()
        ? new ProgressBarOnTerminal(task, System.err)
        : new ProgressLines(task, log, clock);
  }

  /** Ends the showing. */
  @Override
  void close();
}
