package io.github.ddbbackup.record;

import com.google.common.primitives.Bytes;
import java.util.Arrays;

/**
 * Finds where the parts of a key stand, if it is written in the usual way: one or two attributes of
 * different names and of type S, N or B, without white space and without escapes. What stands
 * around the values is compared with that of the key found last, since all keys of a table have it
 * in common; it is only looked into where it differs. An instance serves one thread at a time.
 */
public final class KeySpans {

  /** How many parts a key can have. */
  public static final int MOST_PARTS = 2;

  /** What stands between the first quotes of a name and a value, the latter included: ":{"S":". */
  private static final int MARKS = 8;

  private static final int TYPE_IN_MARKS = 4;

  private static final int NOT_USUAL = -1;

  /** What stands before a name, its quote included: of the first part, and of the second. */
  private static final String[] OPENINGS = {"{\"", "\"},\""};

  private static final String END = "\"}}";

  private static final int END_WORD = '"' | '}' << 8 | '}' << 16;

  private final JsonScanner json = new JsonScanner();
  private final byte[][] leads = new byte[MOST_PARTS][];
  private final int[] valueFrom = new int[MOST_PARTS];
  private final int[] valueTo = new int[MOST_PARTS];

  /** What stands in a line before the value of the first part. */
  private byte[] lineLead = {};

  private byte[] text = {};
  private int end;
  private int count;
  private int firstInOrder;
  private int learned;
  private boolean found;

  /** Makes a finder that has found nothing yet. */
  public KeySpans() {}

  /**
   * Looks for the key at the beginning of a line, whose grammar need not have been checked.
   *
   * @param line holds the line
   * @param from where the line begins
   * @param to where the line ends
   * @return whether the line begins with its key, and that is written in the usual way
   */
  public boolean findInLine(byte[] line, int from, int to) {
    byte[] lead = Field.lead(Field.KEYS);
    found = false;
    return to - from >= lead.length
        && Words.areEqual(line, from, lead, 0, lead.length)
        && find(line, from + lead.length, to);
  }

  /**
   * Tells at one look of most keys that they are not the one that is looked for. Their grammar need
   * not have been checked.
   *
   * @param line holds the line
   * @param from where the line begins
   * @param to where the line ends
   * @param value the first value of the key that is looked for, in UTF-8
   * @return whether the line begins as the one did whose key was found last, up to the first value,
   *     and that begins with other characters than the value that is looked for; false may mean
   *     that more of it has to be looked at
   */
  public boolean isOther(byte[] line, int from, int to, byte[] value) {
    int at = from + lineLead.length;
    if (count == 0
        || value.length < Words.WIDTH
        || to - at < Words.WIDTH
        || !Words.areEqual(line, from, lineLead, 0, lineLead.length)) {
      return false;
    }
    long beginning = Words.at(line, at);
    return beginning != Words.at(value, 0) && Words.interruptions(beginning) == 0;
  }

  /** Looks for a key at a position. */
  boolean find(byte[] newText, int position, int newEnd) {
    text = newText;
    end = newEnd;
    try {
      found = (count > 0 && isLikeTheLast(position)) || learn(position);
    } catch (MalformedJsonException notAKey) {
      found = false;
    }
    return found;
  }

  /** Forgets the key, but not what it has in common with others. */
  void clear() {
    found = false;
  }

  /** Whether there is a key of which the rest is told. */
  boolean isFound() {
    return found;
  }

  /** Where the key that was found ends. */
  int end() {
    return valueTo[count - 1] + END.length();
  }

  /** Of two parts the one whose name is the lower one, byte by byte. */
  int firstInOrder() {
    return firstInOrder;
  }

  /**
   * Tells whether parts may have other names and types than those of a key found before.
   *
   * @return a number that stays the same as long as they have not
   */
  public int learned() {
    return learned;
  }

  /**
   * How many parts the key has that was found.
   *
   * @return 1 or 2
   */
  public int count() {
    return count;
  }

  /**
   * Where the name of a part begins.
   *
   * @param part the number of the part, from 0
   * @return its place in the line's array, behind the quote
   */
  public int nameFrom(int part) {
    return valueFrom[part] - leads[part].length + OPENINGS[part].length();
  }

  /**
   * Where the name of a part ends.
   *
   * @param part the number of the part, from 0
   * @return its place in the line's array, at the quote
   */
  public int nameTo(int part) {
    return valueFrom[part] - MARKS;
  }

  /**
   * The type of a part.
   *
   * @param part the number of the part, from 0
   * @return its letter
   */
  public byte type(int part) {
    return text[valueFrom[part] - MARKS + TYPE_IN_MARKS];
  }

  /**
   * Where the value of a part begins.
   *
   * @param part the number of the part, from 0
   * @return its place in the line's array, behind the quote
   */
  public int valueFrom(int part) {
    return valueFrom[part];
  }

  /**
   * Where the value of a part ends.
   *
   * @param part the number of the part, from 0
   * @return its place in the line's array, at the quote
   */
  public int valueTo(int part) {
    return valueTo[part];
  }

  private boolean isLikeTheLast(int position) {
    int at = position;
    for (int part = 0; part < count; part++) {
      byte[] lead = leads[part];
      if (end - at < lead.length || !Words.areEqual(text, at, lead, 0, lead.length)) {
        return false;
      }
      if (!value(part, at + lead.length)) {
        return false;
      }
      at = valueTo[part];
    }
    return at + Integer.BYTES <= end
        ? (Words.intAt(text, at) & 0xFF_FFFF) == END_WORD
        : isAt(at, END);
  }

  private boolean learn(int position) {
    count = 0;
    learned++;
    json.reset(text, end);
    int at = position;
    int parts = 0;
    while (parts < MOST_PARTS && isAt(at, OPENINGS[parts])) {
      int name = at + OPENINGS[parts].length();
      int nameEnd = json.string(name) - 1;
      if (!isPlain(name, nameEnd) || !areMarks(nameEnd) || !value(parts, nameEnd + MARKS)) {
        return false;
      }
      leads[parts] = Arrays.copyOfRange(text, at, valueFrom[parts]);
      at = valueTo[parts];
      parts++;
    }
    if (parts == 0 || !isAt(at, END)) {
      return false;
    }
    return isOfDifferentNames(parts);
  }

  private boolean isOfDifferentNames(int parts) {
    int order = parts == 1 ? -1 : compareNames();
    firstInOrder = order < 0 ? 0 : 1;
    count = order == 0 ? 0 : parts;
    lineLead = Bytes.concat(Field.lead(Field.KEYS), leads[0]);
    return order != 0;
  }

  private int compareNames() {
    return Arrays.compareUnsigned(text, nameFrom(0), nameTo(0), text, nameFrom(1), nameTo(1));
  }

  /** Whether a value has no escape; walks over it. */
  private boolean value(int part, int from) {
    int usual = usualEnd(from);
    valueFrom[part] = from;
    valueTo[part] = usual == NOT_USUAL ? unusualEnd(from) : usual;
    return usual == NOT_USUAL ? isPlain(from, valueTo[part]) : usual - from <= CanonicalKey.LONGEST;
  }

  private int unusualEnd(int from) {
    json.reset(text, end);
    return json.string(from) - 1;
  }

  /** Where a value ends that is ASCII without escapes, if that is seen by whole words. */
  private int usualEnd(int from) {
    final byte[] bytes = text;
    final int last = end - Words.WIDTH;
    int at = from;
    while (at <= last) {
      long interruptions = Words.interruptions(Words.at(bytes, at));
      if (interruptions != 0) {
        at += Words.firstFound(interruptions);
        return bytes[at] == '"' ? at : NOT_USUAL;
      }
      at += Words.WIDTH;
    }
    return NOT_USUAL;
  }

  private boolean isPlain(int from, int to) {
    return to - from <= CanonicalKey.LONGEST && !JsonStrings.hasEscape(text, from, to);
  }

  private boolean areMarks(int position) {
    if (!isAt(position, "\":{\"") || !isAt(position + TYPE_IN_MARKS + 1, "\":\"")) {
      return false;
    }
    int type = text[position + TYPE_IN_MARKS];
    return type == 'S' || type == 'N' || type == 'B';
  }

  private boolean isAt(int position, String mark) {
    if (end - position < mark.length()) {
      return false;
    }
    for (int i = 0; i < mark.length(); i++) {
      if (text[position + i] != mark.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
