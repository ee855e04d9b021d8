package io.github.ddbbackup.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
  // A Sunday.
  private static final Instant NOW = Instant.parse("2026-11-22T18:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate(1 minute)            | 2026-11-22T18:01:00Z",
        "rate(90 minutes)          | 2026-11-22T19:30:00Z",
        "rate(2 hours)             | 2026-11-22T20:00:00Z",
        "rate(1 day)               | 2026-11-23T18:00:00Z",
        "cron(0 18 * * ? *)        | 2026-11-23T18:00:00Z",
        "cron(0/15 * * * ? *)      | 2026-11-22T18:15:00Z",
        "cron(5,10-12 18 * * ? *)  | 2026-11-22T18:05:00Z",
        "cron(0 8 1 * ? *)         | 2026-12-01T08:00:00Z",
        "cron(0 8 L * ? *)         | 2026-11-30T08:00:00Z",
        "cron(0 8 L FEB ? 2028)    | 2028-02-29T08:00:00Z",
        "cron(0 8 28W * ? *)       | 2026-11-27T08:00:00Z",
        "cron(0 8 1W AUG ? 2026-2027) | 2027-08-02T08:00:00Z",
        "cron(0 10 ? * MON-FRI *)  | 2026-11-23T10:00:00Z",
        "cron(0 10 ? * 6L *)       | 2026-11-27T10:00:00Z",
        "cron(0 10 ? * 3#1 *)      | 2026-12-01T10:00:00Z",
        "cron(0 10 ? * L *)        | 2026-11-28T10:00:00Z",
        "cron(0 10 ? JAN/6 SUN *)  | 2027-01-03T10:00:00Z"
      })
  void firesNext(String expression, Instant next) {
    assertThat(Schedule.parse(expression).orElseThrow().next(NOW)).contains(next);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rate(1 minutes)",
        "rate(5 minute)",
        "rate(0 minutes)",
        "rate(-1 day)",
        "rate(1.5 hours)",
        "rate(5 seconds)",
        "rate()",
        "cron()",
        "cron(0 10 * * * *)",
        "cron(0 10 ? * ? *)",
        "cron(0 10 * * ?)",
        "cron(60 10 * * ? *)",
        "cron(0 24 * * ? *)",
        "cron(0 10 32 * ? *)",
        "cron(0 10 * 13 ? *)",
        "cron(0 10 ? * 8 *)",
        "cron(0 10 * * ? 1969)",
        "cron(5-1 10 * * ? *)",
        "cron(0, 10 * * ? *)",
        "every day",
        ""
      })
  void refuses(String expression) {
    assertThat(Schedule.parse(expression)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cron(0 10 * * ? 2025)", "cron(0 10 31 2 ? *)"})
  void firesNoMore(String expression) {
    assertThat(Schedule.parse(expression).orElseThrow().next(NOW)).isEqualTo(Optional.empty());
  }
}
