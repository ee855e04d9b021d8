package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.live.TableScanProgress;
import io.github.ddbbackup.naming.TableName;
import java.util.function.Consumer;

/** Is told how far the making of snapshots is, by one thread at a time. */
public interface SnapshotProgress {

  /**
   * A table begins to be read.
   *
   * @param table the table
   * @return is told how far that is
   */
  Consumer<TableScanProgress> scanning(TableName table);

  /**
   * The backup of a table begins to be read.
   *
   * @param table the table
   * @return is told how far that is
   */
  Consumer<ScanProgress> reading(TableName table);
}
