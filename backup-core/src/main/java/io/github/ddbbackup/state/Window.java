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

  /**
   * What a request needs: with a baseline the time between it and the instant, else all. Where the
   * instant's epoch alone does not tell everything, all of the epoch besides.
   */
  static Window of(StateRequest request) {
    TimeSpan lifetime = request.lifetime().span();
    TimeSpan epoch = request.epoch().of(lifetime);
    if (request.baseline().isEmpty()) {
      return new Window(request.epochAlone() ? epoch : lifetime);
    }
    BaselineItems baseline = request.baseline().get();
    Instant from = earlier(request.instant(), baseline.began().minus(CLOCKS));
    Instant to = later(request.instant(), baseline.ended().plus(CLOCKS));
    if (request.epochAlone() || request.lifetime().gaps().isEmpty()) {
      return between(from, to, epoch);
    }
    return new Window(
        new TimeSpan(
            epoch.from().map(start -> earlier(start, within(from, lifetime))),
            epoch.to().map(end -> later(end, within(to, lifetime)))));
  }

  private static Window between(Instant from, Instant to, TimeSpan within) {
    Instant start = within(from, within);
    Instant end = within(to, within);
    return new Window(new TimeSpan(Optional.of(earlier(start, end)), Optional.of(end)));
  }

  /** The time, or the end of a span if it lies behind that, or its beginning if before. */
  private static Instant within(Instant time, TimeSpan span) {
    Instant notBefore = span.from().map(first -> later(time, first)).orElse(time);
    return span.to().map(last -> earlier(notBefore, last)).orElse(notBefore);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
