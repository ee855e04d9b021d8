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

  /** How many bytes {@link #putWhole} may put beyond those of the number: 1.2E+199. */
  static final int MORE_THAN_WHOLE = 6;

  /** Whether a number is whole, without zeros before it, sign of plus, and exponent. */
  static boolean isWhole(byte[] text, int from, int to) {
    int first = from < to && text[from] == '-' ? from + 1 : from;
    return first < to
        && to - from <= MAX_LENGTH
        && (text[first] != '0' || to - from == 1)
        && Words.skipDigits(text, first, to) == to;
  }

  /** Whether the text of a number is whole and written as {@link #read} would have it. */
  static boolean isCanonical(byte[] text, int from, int to) {
    return isWhole(text, from, to) && text[to - 1] != '0';
  }

  /**
   * Puts a number that {@link #isWhole} somewhere, in the form of what {@link #read} makes of it:
   * with an exponent instead of the zeros at its end.
   *
   * @return how many bytes were put
   */
  static int putWhole(byte[] text, int from, int to, byte[] target, int position) {
    int first = text[from] == '-' ? from + 1 : from;
    int significant = to;
    while (significant - 1 > first && text[significant - 1] == '0') {
      significant--;
    }
    int at = position;
    for (int i = from; i < significant; i++) {
      if (i == first + 1 && significant < to) {
        target[at++] = '.';
      }
      target[at++] = text[i];
    }
    return (significant < to ? putExponent(to - first - 1, target, at) : at) - position;
  }

  private static int putExponent(int exponent, byte[] target, int position) {
    target[position] = 'E';
    target[position + 1] = '+';
    int at = position + 2;
    for (int power = exponent < 10 ? 1 : exponent < 100 ? 10 : 100; power > 0; power /= 10) {
      target[at++] = (byte) ('0' + exponent / power % 10);
    }
    return at;
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
