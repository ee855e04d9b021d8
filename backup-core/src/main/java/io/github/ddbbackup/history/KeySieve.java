package io.github.ddbbackup.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.record.KeyType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Tells of most lines at a look at their beginning that they are about other items, so that nearly
 * none has to be read. The key stands first in a line; where it is written in another way than
 * usual, or can't be told apart by its bytes, the line is read. What comes after the key of another
 * item is not looked at: neither damage nor a second change on the same line.
 */
final class KeySieve {

  /** Longer lines are read: no line is, unless items are large, or newlines are missing. */
  private static final int LONGEST = 64 * 1024;

  private static final byte[] START = "{\"Keys\":{\"".getBytes(UTF_8);
  private static final byte[] TYPE = "\":{\"".getBytes(UTF_8);
  private static final int UNKNOWN = -1;

  /** Longer texts are no numbers of lines. */
  private static final int LONGEST_NUMBER = 200;

  /** A part of the key that is looked for, as lines write it. */
  private static final class Wanted {

    private final Optional<KeyType> type;
    private final byte[] name;
    private final byte[] value;
    private final byte[] number;

    Wanted(KeyQuery.Part part) {
      type = part.type();
      name = part.name().getBytes(UTF_8);
      value = part.value().getBytes(UTF_8);
      number = wholeNumber(part.value()).getBytes(UTF_8);
    }

    /** How lines write a whole number without exponent; empty if none can be this value. */
    private static String wholeNumber(String value) {
      try {
        BigDecimal number = new BigDecimal(value).stripTrailingZeros();
        long digits = number.precision() - (long) number.scale();
        return number.scale() <= 0 && digits <= LONGEST_NUMBER ? number.toPlainString() : "";
      } catch (NumberFormatException notANumber) {
        return "";
      }
    }
  }

  private final List<Wanted> wanted;

  KeySieve(KeyQuery key) {
    wanted = key.parts().stream().map(Wanted::new).toList();
  }

  /**
   * Whether a line is certainly about another item, if it is a change line at all.
   *
   * @param line holds it
   * @param from where it begins
   * @param to where it ends
   */
  boolean rejects(byte[] line, int from, int to) {
    if (to - from > LONGEST || !startsWith(line, from, to, START)) {
      return false;
    }
    int first = from + START.length;
    int firstEnd = endOfPart(line, first, to);
    if (firstEnd == UNKNOWN) {
      return false;
    }
    if (line[firstEnd] == '}') {
      return isOther(line, first, to);
    }
    int second = firstEnd + 2;
    return line[firstEnd] == ','
        && second < to
        && line[second - 1] == '"'
        && isEndOfKey(line, endOfPart(line, second, to))
        && !isSameName(line, first, second, to)
        && (isOther(line, first, to) || isOther(line, second, to));
  }

  private static boolean isEndOfKey(byte[] line, int partEnd) {
    return partEnd != UNKNOWN && line[partEnd] == '}';
  }

  private static boolean isSameName(byte[] line, int first, int second, int to) {
    return Arrays.equals(
        line, first, quote(line, first, to), line, second, quote(line, second, to));
  }

  /** Whether a part of a key that is written in the usual way is another one. */
  private boolean isOther(byte[] line, int name, int to) {
    int nameEnd = quote(line, name, to);
    int type = nameEnd + TYPE.length;
    int value = type + 4;
    int valueEnd = quote(line, value, to);
    for (Wanted part : wanted) {
      if (Arrays.equals(line, name, nameEnd, part.name, 0, part.name.length)) {
        return isOther(part, line, type, value, valueEnd);
      }
    }
    return true;
  }

  private static boolean isOther(Wanted part, byte[] line, int type, int value, int valueEnd) {
    if (part.type.filter(t -> t.name().charAt(0) != line[type]).isPresent()) {
      return true;
    }
    if (line[type] != 'N') {
      return !Arrays.equals(line, value, valueEnd, part.value, 0, part.value.length);
    }
    return isWholeNumber(line, value, valueEnd)
        && !Arrays.equals(line, value, valueEnd, part.number, 0, part.number.length);
  }

  /** Where a part that is written in the usual way ends, or {@link #UNKNOWN}. */
  private static int endOfPart(byte[] line, int name, int to) {
    int nameEnd = quote(line, name, to);
    if (nameEnd == UNKNOWN || !startsWith(line, nameEnd, to, TYPE)) {
      return UNKNOWN;
    }
    int type = nameEnd + TYPE.length;
    int value = type + 4;
    if (value > to
        || (line[type] != 'S' && line[type] != 'N' && line[type] != 'B')
        || line[type + 1] != '"'
        || line[type + 2] != ':'
        || line[type + 3] != '"') {
      return UNKNOWN;
    }
    int valueEnd = quote(line, value, to);
    return valueEnd != UNKNOWN && valueEnd + 2 < to && line[valueEnd + 1] == '}'
        ? valueEnd + 2
        : UNKNOWN;
  }

  /** The quote that ends a string, or {@link #UNKNOWN} if it has an escape or no end. */
  private static int quote(byte[] line, int from, int to) {
    for (int at = from; at < to; at++) {
      if (line[at] == '"') {
        return at;
      }
      if (line[at] == '\\') {
        return UNKNOWN;
      }
    }
    return UNKNOWN;
  }

  /** Whether a number is whole and has no sign of plus, no zeros before it and no exponent. */
  private static boolean isWholeNumber(byte[] line, int from, int to) {
    int first = from < to && line[from] == '-' ? from + 1 : from;
    if (first >= to || (line[first] == '0' && to - first > 1)) {
      return false;
    }
    for (int at = first; at < to; at++) {
      if (line[at] < '0' || line[at] > '9') {
        return false;
      }
    }
    return line[first] != '0' || first == from;
  }

  private static boolean startsWith(byte[] line, int from, int to, byte[] text) {
    return to - from >= text.length
        && Arrays.equals(line, from, from + text.length, text, 0, text.length);
  }
}
