package io.github.ddbbackup.local.events;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The two fields of a cron expression that tell days. */
final class CronDays {
  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final Pattern NEAREST = Pattern.compile("(?<day>[1-9]|[12]\\d|3[01])W");
  private static final Pattern LAST = Pattern.compile("(?<day>[1-7])L");
  private static final Pattern NTH = Pattern.compile("(?<day>[1-7]|[A-Za-z]{3})#(?<n>[1-5])");

  private CronDays() {}

  /** The days that a field of days of the month means, or empty if it is no such field. */
  static Optional<Predicate<LocalDate>> ofMonth(String field) {
    if (field.equals("L")) {
      return Optional.of(day -> day.getDayOfMonth() == day.lengthOfMonth());
    }
    Matcher nearest = NEAREST.matcher(field);
    if (nearest.matches()) {
      int wanted = Integer.parseInt(nearest.group("day"));
      return Optional.of(
          day -> wanted <= day.lengthOfMonth() && day.equals(weekday(day.withDayOfMonth(wanted))));
    }
    return CronField.parse(field, 1, 31, List.of())
        .map(numbers -> day -> numbers.get(day.getDayOfMonth()));
  }

  /** The days that a field of days of the week means, or empty if it is no such field. */
  static Optional<Predicate<LocalDate>> ofWeek(String field) {
    if (field.equals("L")) {
      return Optional.of(day -> number(day) == 7);
    }
    Matcher last = LAST.matcher(field);
    if (last.matches()) {
      int wanted = Integer.parseInt(last.group("day"));
      return Optional.of(
          day -> number(day) == wanted && day.getDayOfMonth() > day.lengthOfMonth() - 7);
    }
    Matcher nth = NTH.matcher(field);
    if (nth.matches()) {
      int n = Integer.parseInt(nth.group("n"));
      return numbers(nth.group("day"))
          .map(numbers -> day -> numbers.get(number(day)) && (day.getDayOfMonth() + 6) / 7 == n);
    }
    return numbers(field).map(numbers -> day -> numbers.get(number(day)));
  }

  private static Optional<BitSet> numbers(String field) {
    return CronField.parse(field, 1, 7, WEEKDAYS);
  }

  /** From 1 for Sunday to 7 for Saturday. */
  private static int number(LocalDate day) {
    return day.getDayOfWeek().getValue() % 7 + 1;
  }

  /** The weekday nearest to a day, within its month. */
  private static LocalDate weekday(LocalDate day) {
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
      return day.getDayOfMonth() == 1 ? day.plusDays(2) : day.minusDays(1);
    }
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      LocalDate end = day.with(TemporalAdjusters.lastDayOfMonth());
      return day.equals(end) ? day.minusDays(2) : day.plusDays(1);
    }
    return day;
  }
}
