package io.github.ddbbackup.local.firehose;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What can be set about Firehose.
 *
 * @param streamQuota how many delivery streams an account may have in a Region, at the moment
 * @param creating how long a delivery stream is CREATING, or its encryption ENABLING or DISABLING
 * @param deleting how long a delivery stream is DELETING
 * @param firstRetry how long after S3 refused an object it is tried again; doubled each time
 * @param longestRetry the longest of these waits
 * @param ids of records and objects
 */
public record FirehoseSettings(
    ToIntFunction<String> streamQuota,
    Duration creating,
    Duration deleting,
    Duration firstRetry,
    Duration longestRetry,
    Supplier<UUID> ids) {

  /**
   * The service's quota of 5,000 delivery streams (<a
   * href="https://docs.aws.amazon.com/firehose/latest/dev/limits.html">quotas</a>), and phases
   * short enough to try things out.
   */
  public static FirehoseSettings defaults() {
    return new FirehoseSettings(
        region -> 5_000,
        Duration.ofMillis(300),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofMinutes(2),
        UUID::randomUUID);
  }

  /** The same with another quota of delivery streams. */
  public FirehoseSettings withStreamQuota(ToIntFunction<String> quota) {
    return new FirehoseSettings(quota, creating, deleting, firstRetry, longestRetry, ids);
  }
}
