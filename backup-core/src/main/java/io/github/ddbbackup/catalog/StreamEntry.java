package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.StreamArn;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A stream that a table has or had.
 *
 * @param arn its ARN
 * @param viewType what its records hold, in DynamoDB's own words
 * @param began when it was switched on
 * @param noted when the catalog first knew of it, which is when it was mapped to the backup; empty
 *     while the catalog does not know it
 */
public record StreamEntry(StreamArn arn, String viewType, Instant began, Optional<Instant> noted) {

  /**
   * What a stream holds is kept for 24 hours, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html">Change
   * data capture for DynamoDB Streams</a>, and a mapping begins with the oldest of it.
   */
  static final Duration KEPT = Duration.ofHours(24);

  /** A mapping that is new or changed takes some minutes to read as it should. */
  static final Duration TO_BEGIN = Duration.ofMinutes(10);

  /** Checks that nothing is null. */
  public StreamEntry {
    requireNonNull(arn);
    requireNonNull(viewType);
    requireNonNull(began);
    noted = noted.map(time -> time.truncatedTo(ChronoUnit.SECONDS));
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
    return new StreamEntry(arn, viewType, began(arn.label(), seen), Optional.empty());
  }

  /**
   * The same known to the catalog. A time that is there already stays.
   *
   * @param when when it is noted
   * @return the entry
   */
  public StreamEntry notedAt(Instant when) {
    return new StreamEntry(arn, viewType, began, noted.or(() -> Optional.of(when)));
  }

  /**
   * From when on its changes are in the backup. A stream that was there long before is read from
   * the oldest change that it still keeps.
   *
   * @return the time at which it was switched on, or ten minutes less than 24 hours before it was
   *     noted if that is later: a mapping that is new takes some minutes to begin
   */
  public Instant readFrom() {
    return noted.map(StreamEntry::oldestRead).filter(began::isBefore).orElse(began);
  }

  /** The time of the oldest changes that are read of a stream that is mapped at some time. */
  static Instant oldestRead(Instant mapped) {
    return mapped.minus(KEPT).plus(TO_BEGIN);
  }

  private static Instant began(String label, Instant seen) {
    try {
      return LocalDateTime.parse(label).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      return seen;
    }
  }
}
