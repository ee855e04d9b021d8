package io.github.ddbbackup.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.record.KeySpans;
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

  private final KeySpans keys = new KeySpans();
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
    if (to - from > LONGEST || !keys.findInLine(line, from, to)) {
      return false;
    }
    for (int part = 0; part < keys.count(); part++) {
      if (isOther(line, part)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a part of a line's key is none of those that are looked for. */
  private boolean isOther(byte[] line, int part) {
    int name = keys.nameFrom(part);
    int nameEnd = keys.nameTo(part);
    for (Wanted one : wanted) {
      if (Arrays.equals(line, name, nameEnd, one.name, 0, one.name.length)) {
        return isOther(one, line, part);
      }
    }
    return true;
  }

  private boolean isOther(Wanted one, byte[] line, int part) {
    byte type = keys.type(part);
    int value = keys.valueFrom(part);
    int valueEnd = keys.valueTo(part);
    if (one.type.filter(t -> t.name().charAt(0) != type).isPresent()) {
      return true;
    }
    if (type != 'N') {
      return !Arrays.equals(line, value, valueEnd, one.value, 0, one.value.length);
    }
    return !Arrays.equals(line, value, valueEnd, one.number, 0, one.number.length)
        && isWholeNumber(line, value, valueEnd);
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
}
