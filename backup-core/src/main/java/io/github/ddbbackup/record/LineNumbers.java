package io.github.ddbbackup.record;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes the numbers of a line, its time and its size, of which there are none of any length. */
final class LineNumbers {

  /** Far more than a time or a size needs, and too little for an exponent to do harm. */
  private static final int MAX_LENGTH = 64;

  /** How many digits may stand before the point. */
  static final int MAX_WHOLE_DIGITS = 15;

  private static final int MAX_FRACTION_DIGITS = 64;

  private LineNumbers() {}

  /** The number that is written somewhere; empty if it is none, or not of a usable size. */
  static Optional<BigDecimal> of(byte[] text, int from, int to) {
    if (to - from > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(
              new BigDecimal(new String(text, from, to - from, StandardCharsets.ISO_8859_1)))
          .filter(LineNumbers::isUsable);
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static boolean isUsable(BigDecimal value) {
    return value.scale() <= MAX_FRACTION_DIGITS
        && value.precision() - (long) value.scale() <= MAX_WHOLE_DIGITS;
  }
}
