package io.github.ddbbackup.state;

import io.github.ddbbackup.archive.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The span of time of which all changes have to be read. Changes before and after it must not
 * count: objects hold some of them and not others, and one without those between it and the span
 * would give a state that was over, or not yet, when the span began or ended.
 *
 * @param span the span
 */
record Window(TimeSpan span) {

  /** The clock of who read the baseline and DynamoDB's may differ by this. */
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  /** What a request needs: with a baseline the time between it and the instant, else all. */
  static Window of(StateRequest request) {
    TimeSpan all = request.lifetime().span();
    return request
        .baseline()
        .map(
            baseline ->
                between(
                    earlier(request.instant(), baseline.began().minus(CLOCKS)),
                    later(request.instant(), baseline.ended().plus(CLOCKS)),
                    all))
        .orElseGet(() -> new Window(all));
  }

  private static Window between(Instant from, Instant to, TimeSpan within) {
    Instant start = within.from().map(first -> later(from, first)).orElse(from);
    Instant end = within.to().map(last -> earlier(to, last)).orElse(to);
    return new Window(new TimeSpan(Optional.of(earlier(start, end)), Optional.of(end)));
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
