package io.github.ddbbackup.delivery;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The time that calls are signed with. AWS refuses calls that are signed five minutes too early or
 * too late, and says what time it has.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html">
 *     Troubleshoot Signature Version 4 signing for AWS API requests</a>
 */
final class SigningClock {

  private static final Duration TOLERATED = Duration.ofMinutes(4);

  private final Clock own;
  private volatile Duration offset = Duration.ZERO;

  SigningClock(Clock own) {
    this.own = own;
  }

  /** The time as AWS has it, as far as is known. */
  Clock now() {
    return Clock.offset(own, offset);
  }

  /** Takes AWS's time over from an answer, if the own differs too much. */
  void setBy(SdkHttpResponse answer) {
    dateOf(answer)
        .map(date -> Duration.between(own.instant(), date))
        .ifPresent(ahead -> offset = ahead.abs().compareTo(TOLERATED) > 0 ? ahead : Duration.ZERO);
  }

  private static Optional<Instant> dateOf(SdkHttpResponse answer) {
    try {
      return answer
          .firstMatchingHeader("Date")
          .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
