package io.github.ddbbackup.local.events;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When a rule fires by itself.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-scheduled-rule-pattern.html">Schedule
 *     expressions</a>
 */
sealed interface Schedule permits Schedule.Rate, CronSchedule {

  /** When the rule fires next, or empty if it never does again. */
  Optional<Instant> next(Instant after);

  /** The schedule that an expression means, or empty if it is none. */
  static Optional<Schedule> parse(String expression) {
    Matcher rate = Rate.EXPRESSION.matcher(expression);
    if (rate.matches()) {
      return Rate.of(Long.parseLong(rate.group("value")), rate.group("unit"));
    }
    return CronSchedule.parse(expression).map(cron -> cron);
  }

  /** Fires again and again after the same time. */
  record Rate(Duration every) implements Schedule {
    private static final Pattern EXPRESSION =
        Pattern.compile(
            "rate\\(\\s*(?<value>[1-9]\\d{0,8})\\s+(?<unit>(?:minute|hour|day)s?)\\s*\\)");

    @Override
    public Optional<Instant> next(Instant after) {
      return Optional.of(after.plus(every));
    }

    private static Optional<Schedule> of(long value, String unit) {
      // EventBridge wants the singular for one and the plural for more.
      if ((value == 1) == unit.endsWith("s")) {
        return Optional.empty();
      }
      return Optional.of(
          new Rate(
              switch (unit.charAt(0)) {
                case 'm' -> Duration.ofMinutes(value);
                case 'h' -> Duration.ofHours(value);
                default -> Duration.ofDays(value);
              }));
    }
  }
}
