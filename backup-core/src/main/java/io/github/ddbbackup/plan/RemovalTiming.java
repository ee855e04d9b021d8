package io.github.ddbbackup.plan;

import java.time.Duration;

/**
 * How long a removal waits where nothing else tells that it may go on.
 *
 * @param kept how long a stream keeps its records; what is older is delivered or gone
 * @param margin how long a delivery stream stays beyond its buffer interval
 * @param settling how long after the beginning of a removal a stream that goes on is looked at, so
 *     that it shows everything that was written before
 * @param quietReads how many reads in a row that find nothing count as the end of a shard that goes
 *     on; a single one can find nothing although there are records behind
 */
public record RemovalTiming(Duration kept, Duration margin, Duration settling, int quietReads) {

  /**
   * How far a time may lie ahead: clocks of machines differ, but AWS takes no requests from one
   * that is further off.
   */
  static final Duration AHEAD = Duration.ofMinutes(15);

  private static final RemovalTiming STANDARD =
      new RemovalTiming(Duration.ofHours(24), Duration.ofSeconds(60), Duration.ofSeconds(10), 100);

  /**
   * What fits AWS: <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html">DynamoDB
   * Streams</a> keep records for 24 hours and show them in near real time. A buffer is closed when
   * its interval has passed, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html">
   * BufferingHints</a>; the minute beyond is for writing it, and for clocks that differ.
   *
   * @return the timing
   */
  public static RemovalTiming standard() {
    return STANDARD;
  }
}
