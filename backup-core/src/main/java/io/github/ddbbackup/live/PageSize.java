package io.github.ddbbackup.live;

import java.util.OptionalInt;

/**
 * How many items to ask for at a time. One answer can hold 1 MB, see <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Scan.html">Scanning
 * tables</a>, which is 250 units at once; where fewer are allowed a second, an answer is to take
 * about what its thread may take in a second, by what the items took so far. Thread-safe.
 */
final class PageSize {

  private final boolean limited;
  private final double share;
  private double units = 1;
  private long items = 1;

  PageSize(ScanSettings settings) {
    limited = settings.maxReadCapacity().isPresent();
    share = settings.maxReadCapacity().orElse(0) / settings.threads();
  }

  /** How many items to ask for; empty for as many as the answer holds. */
  synchronized OptionalInt items() {
    return limited
        ? OptionalInt.of((int) Math.max(1, Math.min(Integer.MAX_VALUE, share / average())))
        : OptionalInt.empty();
  }

  /** How many units the next answer is expected to take. */
  synchronized double units() {
    return Math.max(share, average());
  }

  private double average() {
    return units / items;
  }

  /** Learns from an answer. */
  synchronized void seen(int itemsInIt, double unitsForIt) {
    items += itemsInIt;
    units += unitsForIt;
  }
}
