package io.github.ddbbackup.record;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decodes the times of changes, seconds since 1970; that of a change is often the one of the change
 * before. An instance serves one thread at a time.
 */
final class CreationTimes {

  /** The first number of more digits. */
  private static final long MAX_WHOLE = 1_000_000_000_000_000L;

  private byte[] lastText = {};
  private Optional<Instant> last = Optional.empty();

  /** The time that is written somewhere; empty if it is not a number of a usable size. */
  Optional<Instant> of(byte[] text, int from, int to) {
    if (!Arrays.equals(text, from, to, lastText, 0, lastText.length)) {
      last = time(text, from, to);
      lastText = Arrays.copyOfRange(text, from, to);
    }
    return last;
  }

  private static Optional<Instant> time(byte[] text, int from, int to) {
    long whole = wholeSeconds(text, from, to);
    return whole >= 0
        ? Optional.of(Instant.ofEpochSecond(whole))
        : LineNumbers.of(text, from, to).map(CreationTimes::instant);
  }

  /** Nearly all times are whole seconds and not long; -1 for those that are not. */
  private static long wholeSeconds(byte[] text, int from, int to) {
    if (from == to || to - from > LineNumbers.MAX_WHOLE_DIGITS) {
      return -1;
    }
    long digits = 0;
    int decimals = 0;
    int point = to;
    int at = from;
    while (at < to && (JsonScanner.isDigit(text[at]) || text[at] == '.')) {
      if (text[at] == '.') {
        point = at;
      } else {
        digits = digits * 10 + (text[at] - '0');
        decimals += point < at ? 1 : 0;
      }
      at++;
    }
    return at == to ? whole(digits, decimals) : scientific(text, digits, decimals, at, to);
  }

  /** What an exponent of one digit makes of a number, as in 1.76E9. */
  private static long scientific(byte[] text, long digits, int decimals, int at, int to) {
    return at + 2 == to && text[at] == 'E' && JsonScanner.isDigit(text[at + 1])
        ? whole(digits, decimals - (text[at + 1] - '0'))
        : -1;
  }

  private static long whole(long digits, int decimals) {
    long number = digits;
    for (int left = decimals; left > 0; left--) {
      if (number % 10 != 0) {
        return -1;
      }
      number /= 10;
    }
    for (int left = decimals; left < 0 && number < MAX_WHOLE; left++) {
      number *= 10;
    }
    return number < MAX_WHOLE ? number : -1;
  }

  private static Instant instant(BigDecimal seconds) {
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    return Instant.ofEpochSecond(
        whole.longValueExact(), seconds.subtract(whole).movePointRight(9).longValue());
  }
}
