package io.github.ddbbackup.benchmarks.report;

/** How thoroughly to measure. */
enum Effort {
  /** To see that everything works; the figures are worth little. */
  QUICK,
  /** For a report. */
  FULL;

  /** One number or another. */
  int of(int quick, int full) {
    return this == QUICK ? quick : full;
  }
}
