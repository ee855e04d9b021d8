package io.github.ddbbackup.local.events;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fires at times of day, in UTC, on the days of a calendar. */
final class CronSchedule implements Schedule {
  private static final Pattern EXPRESSION = Pattern.compile("cron\\((?<fields>[^()]*)\\)");
  private static final String ANY = "?";
  private static final int FIRST_YEAR = 1970;
  private static final int LAST_YEAR = 2199;
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

  private final BitSet minutes;
  private final BitSet hours;
  private final BitSet months;
  private final BitSet years;
  private final Predicate<LocalDate> days;

  private CronSchedule(
      BitSet minutes, BitSet hours, BitSet months, BitSet years, Predicate<LocalDate> days) {
    this.minutes = minutes;
    this.hours = hours;
    this.months = months;
    this.years = years;
    this.days = days;
  }

  /** The schedule that an expression means, or empty if it is none. */
  static Optional<CronSchedule> parse(String expression) {
    Matcher matcher = EXPRESSION.matcher(expression);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> fields = List.of(matcher.group("fields").strip().split("\\s+"));
    // Of the two that tell days exactly one must be a question mark.
    if (fields.size() != 6 || fields.get(2).equals(ANY) == fields.get(4).equals(ANY)) {
      return Optional.empty();
    }
    Optional<BitSet> minutes = CronField.parse(fields.get(0), 0, 59, List.of());
    Optional<BitSet> hours = CronField.parse(fields.get(1), 0, 23, List.of());
    Optional<BitSet> months = CronField.parse(fields.get(3), 1, 12, MONTHS);
    Optional<BitSet> years = CronField.parse(fields.get(5), FIRST_YEAR, LAST_YEAR, List.of());
    Optional<Predicate<LocalDate>> days =
        fields.get(2).equals(ANY)
            ? CronDays.ofWeek(fields.get(4))
            : CronDays.ofMonth(fields.get(2));
    if (minutes.isEmpty() || hours.isEmpty() || months.isEmpty() || years.isEmpty()) {
      return Optional.empty();
    }
    return days.map(
        of -> new CronSchedule(minutes.get(), hours.get(), months.get(), years.get(), of));
  }

  @Override
  public Optional<Instant> next(Instant after) {
    LocalDate first = after.atZone(ZoneOffset.UTC).toLocalDate();
    for (LocalDate day = first; day.getYear() <= LAST_YEAR; day = day.plusDays(1)) {
      if (contains(day)) {
        Optional<Instant> found = next(day, after);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Instant> next(LocalDate day, Instant after) {
    return hours.stream()
        .boxed()
        .flatMap(hour -> minutes.stream().mapToObj(minute -> LocalTime.of(hour, minute)))
        .map(time -> day.atTime(time).toInstant(ZoneOffset.UTC))
        .filter(instant -> instant.isAfter(after))
        .findFirst();
  }

  private boolean contains(LocalDate day) {
    return years.get(day.getYear()) && months.get(day.getMonthValue()) && days.test(day);
  }
}
