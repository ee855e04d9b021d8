package io.github.ddbbackup.maven.progress;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.live.TableScanProgress;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.report.ProgressText;
import io.github.ddbbackup.snapshot.SnapshotProgress;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Tells how far snapshots are: a line every ten seconds, none where a table takes less. */
public final class SnapshotLines implements SnapshotProgress {

  private final Consumer<String> log;
  private final InstantSource clock;

  /**
   * Lines for a log.
   *
   * @param log takes them
   * @param clock tells the time
   */
  public SnapshotLines(Consumer<String> log, InstantSource clock) {
    this.log = log;
    this.clock = clock;
  }

  @Override
  public Consumer<TableScanProgress> scanning(TableName table) {
    TimedLines lines = new TimedLines("Reading the table " + table.value(), log, clock);
    return progress -> lines.say(elapsed -> ProgressText.of(progress, elapsed));
  }

  @Override
  public Consumer<ScanProgress> reading(TableName table) {
    TimedLines lines = new TimedLines("Reading the backup of " + table.value(), log, clock);
    return progress -> lines.say(elapsed -> ProgressText.of(progress, elapsed));
  }
}
