package io.github.ddbbackup.maven.progress;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.live.TableScanProgress;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.report.ProgressText;
import io.github.ddbbackup.verify.VerifyProgress;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Shows how far a verification is: a line every ten seconds while the table is read, and the
 * reading of the backup as that is shown elsewhere.
 */
public final class VerifyProgressLines implements VerifyProgress, AutoCloseable {

  private final TimedLines scanning;
  private final ReadingProgress reading;

  /**
   * Begins to show it.
   *
   * @param table the table
   * @param reading shows the reading of the backup
   * @param log takes lines
   * @param clock tells the time
   */
  public VerifyProgressLines(
      TableName table, ReadingProgress reading, Consumer<String> log, InstantSource clock) {
    this.scanning = new TimedLines("Reading the table " + table.value(), log, clock);
    this.reading = reading;
  }

  @Override
  public void scanning(TableScanProgress progress) {
    scanning.say(elapsed -> ProgressText.of(progress, elapsed));
  }

  @Override
  public void reading(ScanProgress progress) {
    reading.accept(progress);
  }

  @Override
  public void close() {
    reading.close();
  }
}
