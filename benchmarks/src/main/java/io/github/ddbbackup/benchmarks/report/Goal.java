package io.github.ddbbackup.benchmarks.report;

import java.util.Locale;

/**
 * What is to be reached, and what is.
 *
 * @param path what is measured
 * @param reached the figure
 * @param wanted the figure that it is compared with
 * @param atLeast whether it must be at least that; otherwise at most
 * @param unit what stands behind both figures
 */
record Goal(String path, double reached, double wanted, boolean atLeast, String unit) {

  static Goal atLeast(String path, double reached, double wanted, String unit) {
    return new Goal(path, reached, wanted, true, unit);
  }

  static Goal atMost(String path, double reached, double wanted, String unit) {
    return new Goal(path, reached, wanted, false, unit);
  }

  boolean isMet() {
    return atLeast ? reached >= wanted : reached <= wanted;
  }

  /** A row of the report's first table. */
  String row() {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f%s | %s %.2f%s | %s |",
        path,
        reached,
        unit,
        atLeast ? "at least" : "at most",
        wanted,
        unit,
        isMet() ? "yes" : "**no**");
  }
}
