package io.github.ddbbackup.archive;

import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.TableName;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of the objects of one table, {@code PREFIX/TABLE/YYYY/MM/DD/HH/NAME}. They sort by the
 * hour, which is in UTC.
 */
final class ObjectKeys {

  /**
   * An object bears the hour of its first change, and gathers for up to 900 s, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_BufferingHints.html">
   * BufferingHints</a>. A change that is asked for may be its last. The rest is for clocks that
   * differ.
   */
  private static final Duration BEFORE = Duration.ofMinutes(15 + 5);

  /**
   * A change can be read for 24 hours before it must have been sent, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html">Change
   * data capture for DynamoDB Streams</a>. The rest is for clocks that differ.
   */
  private static final Duration AFTER = Duration.ofHours(24).plusMinutes(5);

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu/MM/dd/HH", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Pattern BELOW_TABLE =
      Pattern.compile("(\\d{4})/(\\d{2})/(\\d{2})/(\\d{2})/[^/].*", Pattern.DOTALL);

  private final String start;

  ObjectKeys(BackupPrefix prefix, TableName table) {
    this(prefix.forTable(table));
  }

  /** The keys of the objects in a folder, which ends in a slash. */
  ObjectKeys(String folder) {
    start = folder;
  }

  /** What all of the table's keys begin with. */
  String start() {
    return start;
  }

  /** A key that sorts before all objects that can hold changes of a span. */
  String before(TimeSpan span) {
    return span.from().map(from -> start + HOUR.format(hour(from.minus(BEFORE)))).orElse(start);
  }

  /** Whether a key sorts behind all objects that can hold changes of a span. */
  boolean isBehind(String key, TimeSpan span) {
    return span.to()
        .filter(to -> key.compareTo(start + HOUR.format(hour(to.plus(AFTER))) + "0") >= 0)
        .isPresent();
  }

  /** The hour of an object; empty if the key is not that of one of the table's objects. */
  Optional<Instant> hourOf(String key) {
    if (!key.startsWith(start)) {
      return Optional.empty();
    }
    Matcher parts = BELOW_TABLE.matcher(key.substring(start.length()));
    if (!parts.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(number(parts, 1), number(parts, 2), number(parts, 3), 0, 0)
              .plusHours(number(parts, 4))
              .toInstant(ZoneOffset.UTC));
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static Instant hour(Instant instant) {
    return instant.truncatedTo(ChronoUnit.HOURS);
  }
}
