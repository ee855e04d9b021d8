package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.StreamArn;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * A stream that a table has or had.
 *
 * @param arn its ARN
 * @param viewType what its records hold, in DynamoDB's own words
 * @param began when it was switched on
 */
public record StreamEntry(StreamArn arn, String viewType, Instant began) {

  /** Checks that nothing is null. */
  public StreamEntry {
    requireNonNull(arn);
    requireNonNull(viewType);
    requireNonNull(began);
  }

  /**
   * A stream that is there. Its label is the time at which it was switched on, in UTC.
   *
   * @param arn its ARN
   * @param viewType what its records hold
   * @param seen the time to take where the label is none
   * @return the entry
   */
  public static StreamEntry of(StreamArn arn, String viewType, Instant seen) {
    return new StreamEntry(arn, viewType, began(arn.label(), seen));
  }

  private static Instant began(String label, Instant seen) {
    try {
      return LocalDateTime.parse(label).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return seen;
    }
  }
}
