package io.github.ddbbackup.benchmarks.report;

/** A part of the report. */
interface Section {

  /**
   * Measures.
   *
   * @param effort how much time may be spent
   * @param report takes the figures
   */
  void measure(Effort effort, Report report) throws Exception;
}
