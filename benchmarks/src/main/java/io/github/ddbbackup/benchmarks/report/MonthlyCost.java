package io.github.ddbbackup.benchmarks.report;

/**
 * What a month of changes costs.
 *
 * @param firehose dollars for what Firehose takes in
 * @param lambda dollars for the forwarding function's time and invocations
 */
record MonthlyCost(double firehose, double lambda) {

  /** How many changes a month has in the report. */
  static final long CHANGES = 100_000_000;

  /** The memory, in GB, with which a function has one whole core. */
  private static final double ONE_CORE = 1.769;

  /**
   * The cost of as many changes.
   *
   * @param changes how many there are in an event
   * @param milliseconds processor time of an event
   * @param billedBytes what Firehose bills for an event
   */
  static MonthlyCost of(int changes, double milliseconds, double billedBytes, Prices prices) {
    double events = (double) CHANGES / changes;
    return new MonthlyCost(
        events * billedBytes / 1e9 * prices.firehoseGb(),
        events
            * (milliseconds / 1e3 * ONE_CORE * prices.lambdaGbSecond()
                + prices.lambdaMillionRequests() / 1e6));
  }

  double sum() {
    return firehose + lambda;
  }
}
