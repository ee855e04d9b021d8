package io.github.ddbbackup.archive;

import io.github.ddbbackup.event.BackupException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times as people write them: {@code 2026-11-22T14:02:00Z}, {@code 2026-11-22T15:02+01:00}, {@code
 * 2026-11-22T14:02} and {@code 2026-11-22} in UTC, and {@code 90s}, {@code 30m}, {@code 2h} or
 * {@code 7d} back from now.
 */
public final class TimeText {

  private static final Pattern BACK = Pattern.compile("(\\d{1,6})([smhd])");

  private static final List<Function<String, Instant>> FORMS =
      List.of(
          text -> OffsetDateTime.parse(text).toInstant(),
          text -> LocalDateTime.parse(text).toInstant(ZoneOffset.UTC),
          text -> LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));

  private TimeText() {}

  /**
   * Reads a time.
   *
   * @param text the time; a date means its first instant
   * @param now what durations count back from
   * @return the instant
   * @throws BackupException if it can't be understood
   */
  public static Instant instant(String text, Instant now) {
    String given = text.strip().toUpperCase(Locale.ROOT);
    return back(given, now)
        .or(() -> FORMS.stream().flatMap(form -> read(form, given).stream()).findFirst())
        .orElseThrow(
            () ->
                BackupException.user(
                    "Not a time",
                    text,
                    "Write it like 2026-11-22T14:02:00Z, like 2026-11-22, both in UTC, or like 90s,"
                        + " 30m, 2h or 7d for so long ago."));
  }

  /**
   * Reads the end of a span.
   *
   * @param text the time; a date means its last instant, so that the day belongs to the span
   * @param now what durations count back from
   * @return the instant
   * @throws BackupException if it can't be understood
   */
  public static Instant end(String text, Instant now) {
    Instant instant = instant(text, now);
    return read(LocalDate::parse, text.strip()).isPresent()
        ? instant.plus(Duration.ofDays(1)).minusNanos(1)
        : instant;
  }

  private static Optional<Instant> back(String text, Instant now) {
    Matcher parts = BACK.matcher(text.toLowerCase(Locale.ROOT));
    return parts.matches()
        ? Optional.of(now.minus(unit(parts.group(2)).multipliedBy(Long.parseLong(parts.group(1)))))
        : Optional.empty();
  }

  private static Duration unit(String letter) {
    return switch (letter) {
      case "s" -> Duration.ofSeconds(1);
      case "m" -> Duration.ofMinutes(1);
      case "h" -> Duration.ofHours(1);
      default -> Duration.ofDays(1);
    };
  }

  private static <T> Optional<T> read(Function<String, T> form, String text) {
    try {
      return Optional.of(form.apply(text));
    } catch (DateTimeException otherForm) {
      return Optional.empty();
    }
  }
}
