package io.github.ddbbackup.record;

import java.math.BigDecimal;
import java.util.Optional;

/** Reads the numbers of typed values. */
final class Numbers {

  /**
   * The longest text of a number. DynamoDB's numbers have at most 38 digits and exponents up to
   * 125, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">
   * Constraints</a>.
   */
  private static final int MAX_LENGTH = 200;

  /** Far beyond DynamoDB's exponents, and far below what makes arithmetic slow. */
  private static final int MAX_SCALE = 1_000;

  private Numbers() {}

  /** Whether the text of a number is whole and written as {@link #read} would have it. */
  static boolean isCanonical(byte[] text, int from, int to) {
    int first = from < to && text[from] == '-' ? from + 1 : from;
    if (first >= to || to - from > MAX_LENGTH || text[first] == '0' || text[to - 1] == '0') {
      return false;
    }
    for (int at = first; at < to; at++) {
      if (!JsonScanner.isDigit(text[at])) {
        return false;
      }
    }
    return true;
  }

  /** A number without zeros at its end; empty if it is none that DynamoDB can have. */
  static Optional<BigDecimal> read(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text).stripTrailingZeros();
      return Math.abs((long) number.scale()) > MAX_SCALE ? Optional.empty() : Optional.of(number);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
