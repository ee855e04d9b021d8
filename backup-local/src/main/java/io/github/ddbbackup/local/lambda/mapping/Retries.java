package io.github.ddbbackup.local.lambda.mapping;

import java.time.Duration;

/**
 * How long batches wait before they are tried again; doubled each time.
 *
 * @param first the first wait
 * @param longest the longest wait
 */
public record Retries(Duration first, Duration longest) {

  /** Shorter than on AWS, to try things out. */
  public static Retries defaults() {
    return new Retries(Duration.ofMillis(200), Duration.ofSeconds(10));
  }

  /** The wait before this retry, counted from 0. */
  Duration delay(int retry) {
    Duration delay = first.multipliedBy(1L << Math.min(retry, 20));
    return delay.compareTo(longest) < 0 ? delay : longest;
  }
}
