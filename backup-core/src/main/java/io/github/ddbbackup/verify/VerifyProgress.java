package io.github.ddbbackup.verify;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.live.TableScanProgress;

/** Is told how far a verification is; by one thread at a time. */
public interface VerifyProgress {

  /**
   * The table is being read.
   *
   * @param progress how far
   */
  default void scanning(TableScanProgress progress) {}

  /**
   * The backup is being read.
   *
   * @param progress how far
   */
  default void reading(ScanProgress progress) {}

  /**
   * One that ignores everything.
   *
   * @return it
   */
  static VerifyProgress none() {
    return new VerifyProgress() {};
  }
}
