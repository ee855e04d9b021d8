package io.github.ddbbackup.live;

import java.time.Instant;
import java.util.function.Consumer;

/** Counts what a scan has read. Thread-safe. */
final class ScanTally {

  private final long expected;
  private final Consumer<TableScanProgress> progress;
  private long items;
  private long bytes;
  private double units;

  ScanTally(long expected, Consumer<TableScanProgress> progress) {
    this.expected = expected;
    this.progress = progress;
  }

  synchronized void read(long moreItems, long moreBytes, double moreUnits) {
    items += moreItems;
    bytes += moreBytes;
    units += moreUnits;
    progress.accept(new TableScanProgress(items, bytes, units, expected));
  }

  synchronized TableScanSummary summary(Instant began, Instant ended) {
    return new TableScanSummary(began, ended, items, bytes, units);
  }
}
