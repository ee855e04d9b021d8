package io.github.ddbbackup.live;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import java.util.OptionalDouble;

/**
 * How a table is read.
 *
 * @param threads how many segments are read side by side; 1 to 256
 * @param maxReadCapacity how many read capacity units (or read request units) a second it may take
 *     over all segments; more than 0; empty for as many as the table gives
 * @param consistent whether each item is read as it is at that moment, which takes twice the
 *     capacity; otherwise a change made shortly before may be missing
 */
public record ScanSettings(int threads, OptionalDouble maxReadCapacity, boolean consistent) {

  /** More of them do not make one machine's connection faster. */
  public static final int MOST_THREADS = 256;

  /**
   * Checks the numbers.
   *
   * @throws BackupException if one is out of its range
   */
  public ScanSettings {
    requireNonNull(maxReadCapacity);
    if (threads < 1 || threads > MOST_THREADS) {
      throw BackupException.user(
          "Not a number of threads", Integer.toString(threads), "Use 1 to " + MOST_THREADS + ".");
    }
    if (maxReadCapacity.isPresent() && !isRate(maxReadCapacity.getAsDouble())) {
      throw BackupException.user(
          "Not a read capacity",
          Double.toString(maxReadCapacity.getAsDouble()),
          "Give the units that may be taken a second, more than 0.");
    }
  }

  private static boolean isRate(double rate) {
    return rate > 0 && rate < Double.POSITIVE_INFINITY;
  }
}
