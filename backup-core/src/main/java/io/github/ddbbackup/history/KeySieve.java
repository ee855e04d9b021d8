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
 * item is not looked at: neither damage nor a second change on the same line. A key that names an
 * attribute twice, which no table has, may be taken for that of the first of the two.
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

    private boolean mayHave(byte letter) {
      return type.filter(t -> t.name().charAt(0) != letter).isEmpty();
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

  /** What is looked for in each part of keys that look like the one found last; null: nothing. */
  private final Wanted[] ofPart = new Wanted[KeySpans.MOST_PARTS];

  /** What most keys do not begin with; empty if they can't be told apart by that. */
  private Optional<byte[]> first = Optional.empty();

  private int learned;

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
    if (to - from > LONGEST) {
      return false;
    }
    return (first.isPresent() && keys.isOther(line, from, to, first.get()))
        || rejectsByKey(line, from, to);
  }

  private boolean rejectsByKey(byte[] line, int from, int to) {
    if (!keys.findInLine(line, from, to)) {
      return false;
    }
    if (learned != keys.learned()) {
      learned = keys.learned();
      for (int part = 0; part < keys.count(); part++) {
        ofPart[part] = wanted(line, part);
      }
      first =
          Optional.ofNullable(ofPart[0]).filter(one -> keys.type(0) != 'N').map(one -> one.value);
    }
    for (int part = 0; part < keys.count(); part++) {
      if (ofPart[part] == null || isOther(ofPart[part], line, part)) {
        return true;
      }
    }
    return false;
  }

  /** What is looked for in a part of a line's key, or null if it has another name or type. */
  private Wanted wanted(byte[] line, int part) {
    int name = keys.nameFrom(part);
    int nameEnd = keys.nameTo(part);
    for (Wanted one : wanted) {
      if (Arrays.equals(line, name, nameEnd, one.name, 0, one.name.length)) {
        return one.mayHave(keys.type(part)) ? one : null;
      }
    }
    return null;
  }

  private boolean isOther(Wanted one, byte[] line, int part) {
    int value = keys.valueFrom(part);
    int valueEnd = keys.valueTo(part);
    if (keys.type(part) != 'N') {
      return !areEqual(one.value, line, value, valueEnd);
    }
    return !areEqual(one.number, line, value, valueEnd) && isWholeNumber(line, value, valueEnd);
  }

  /** Most are told apart by their length or their last byte. */
  private static boolean areEqual(byte[] wanted, byte[] line, int from, int to) {
    int length = to - from;
    if (length != wanted.length || (length > 0 && line[to - 1] != wanted[length - 1])) {
      return false;
    }
    return Arrays.equals(line, from, to, wanted, 0, length);
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
