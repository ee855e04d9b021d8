package io.github.ddbbackup.restore;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.live.TableScanProgress;

/** Is told how far a restore is; by one thread at a time. */
public interface RestoreProgress {

  /**
   * The backup is being read.
   *
   * @param progress how far
   */
  default void reading(ScanProgress progress) {}

  /**
   * The table is being read.
   *
   * @param progress how far
   */
  default void scanning(TableScanProgress progress) {}

  /**
   * Items are being written.
   *
   * @param items with how many it is done so far
   */
  default void writing(long items) {}

  /**
   * DynamoDB imports a snapshot.
   *
   * @param progress how far
   */
  default void importing(ImportProgress progress) {}

  /**
   * One that ignores everything.
   *
   * @return it
   */
  static RestoreProgress none() {
    return new RestoreProgress() {};
  }
}
