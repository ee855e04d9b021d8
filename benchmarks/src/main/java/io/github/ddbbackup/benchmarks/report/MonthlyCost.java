package io.github.ddbbackup.benchmarks.report;

/**
 * What a month of changes costs, of a table that is busy all the time.
 *
 * @param firehose dollars for what Firehose takes in
 * @param lambda dollars for the forwarding function's time and invocations
 * @param objects dollars for putting objects on S3
 */
record MonthlyCost(double firehose, double lambda, double objects) {

  /** How many changes a month has in the report. */
  static final long CHANGES = 100_000_000;

  /** Firehose puts one in each of its default buffer intervals, a minute, of 30 days. */
  static final int OBJECTS = 30 * 24 * 60;

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
                + prices.lambdaMillionRequests() / 1e6),
        OBJECTS / 1e3 * prices.s3ThousandPuts());
  }

  double sum() {
    return firehose + lambda + objects;
  }
}
