package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A delivery stream as it is.
 *
 * @param name its name
 * @param arn its ARN
 * @param status its status, in Firehose's own words
 * @param type where it takes records from, in Firehose's own words
 * @param destination where and how it writes; empty when it does not write to S3
 * @param tags its tags
 * @param updated when its destination was changed last; empty for never
 */
public record ActualDeliveryStream(
    String name,
    String arn,
    String status,
    String type,
    Optional<DeliveryStreamSettings> destination,
    Map<String, String> tags,
    Optional<Instant> updated) {

  /** Takes records and writes them. */
  public static final String ACTIVE = "ACTIVE";

  /** Is being made. */
  public static final String CREATING = "CREATING";

  /** Is being removed. */
  public static final String DELETING = "DELETING";

  /** Takes records from whoever sends them. */
  public static final String DIRECT_PUT = "DirectPut";

  /** Copies the map. */
  public ActualDeliveryStream {
    requireNonNull(name);
    requireNonNull(arn);
    requireNonNull(status);
    requireNonNull(type);
    requireNonNull(destination);
    requireNonNull(updated);
    tags = Map.copyOf(tags);
  }

  /**
   * Whether it could not be made or removed; it never leaves that state by itself.
   *
   * @return true when it has to be removed before it can be made anew
   */
  public boolean isBroken() {
    return status.endsWith("_FAILED");
  }

  /**
   * Whether the backup that it is part of is being removed.
   *
   * @return true when its tags say so
   */
  public boolean isBeingRemoved() {
    return tags.containsKey(BackupNames.REMOVAL_SINCE_TAG);
  }
}
