package io.github.ddbbackup.maven.progress;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.live.TableScanProgress;
import io.github.ddbbackup.restore.ImportProgress;
import io.github.ddbbackup.restore.RestoreProgress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Shows how far a restore is: the reading of the backup as that is shown elsewhere, and a line
 * every ten seconds for the items that are compared and written.
 */
public final class RestoreProgressLines implements RestoreProgress, AutoCloseable {

  private static final Duration INTERVAL = Duration.ofSeconds(10);

  private final ReadingProgress reading;
  private final Consumer<String> log;
  private final InstantSource clock;
  private Instant next;
  private boolean read;

  /**
   * Begins to show it.
   *
   * @param reading shows the reading of the backup
   * @param log takes lines
   * @param clock tells the time
   */
  public RestoreProgressLines(ReadingProgress reading, Consumer<String> log, InstantSource clock) {
    this.reading = reading;
    this.log = log;
    this.clock = clock;
    next = clock.instant().plus(INTERVAL);
  }

  @Override
  public void reading(ScanProgress progress) {
    reading.accept(progress);
  }

  @Override
  public synchronized void scanning(TableScanProgress progress) {
    tell(String.format(Locale.ROOT, "Comparing: %,d items of the table read", progress.items()));
  }

  @Override
  public synchronized void writing(long items) {
    tell(String.format(Locale.ROOT, "Writing: %,d items done", items));
  }

  @Override
  public synchronized void importing(ImportProgress progress) {
    tell(
        String.format(
            Locale.ROOT,
            "DynamoDB imports: for %,d s so far%s",
            progress.elapsed().toSeconds(),
            progress.processed() == 0
                ? ""
                : String.format(
                    Locale.ROOT,
                    "; %,d items read, %,d of them in the table, %,d refused",
                    progress.processed(),
                    progress.imported(),
                    progress.errors())));
  }

  private void tell(String line) {
    endReading();
    Instant now = clock.instant();
    if (!now.isBefore(next)) {
      next = now.plus(INTERVAL);
      log.accept(line);
    }
  }

  private void endReading() {
    if (!read) {
      read = true;
      reading.close();
    }
  }

  @Override
  public synchronized void close() {
    endReading();
  }
}
