package io.github.ddbbackup.report;

import java.util.Locale;

/** Numbers of bytes for people: {@code 512 B}, {@code 3.4 MB}; a kilobyte is 1,000 bytes. */
final class ByteCount {

  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};

  private ByteCount() {}

  static String of(long bytes) {
    double count = bytes;
    int unit = 0;
    while (count >= 999.95 && unit < UNITS.length - 1) {
      count /= 1_000;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", count, UNITS[unit]);
  }
}
