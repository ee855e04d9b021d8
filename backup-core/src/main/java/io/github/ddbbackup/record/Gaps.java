package io.github.ddbbackup.record;

import java.util.Arrays;

/**
 * What stands between the values in texts that have been walked over: names, types and the marks
 * around them, which are the same from one item to the next. A gap is followed by a value, whatever
 * it is, and that by one of the gaps that were seen to follow. What is found again here has the
 * grammar that it had then, and takes a comparison instead of a walk.
 */
final class Gaps {

  /** No gap. */
  static final int NONE = -1;

  /** What comes before all gaps. */
  static final int START = 0;

  /** How many gaps may follow one. */
  private static final int CHOICES = 4;

  /** What is known of a gap stands side by side, from its place in one array on. */
  private static final int FROM = 0;

  private static final int LENGTH = 1;
  private static final int VALUE = 2;
  private static final int MARK = 3;
  private static final int NEXT = 4;
  private static final int WIDTH = NEXT + CHOICES;

  private static final int FIRST_GAPS = 64;
  private static final int MAX_GAPS = 1024;
  private static final int FIRST_BYTES = 4 * 1024;
  private static final int MAX_BYTES = 64 * 1024;

  /** From here on comparing more than a word at a time is faster, although it takes a call. */
  private static final int LONG = 64;

  private static final WideText WIDE = WideText.ofThisJvm();

  private byte[] bytes = new byte[FIRST_BYTES];
  private int size;
  private int count = 1;
  private int[] known = new int[FIRST_GAPS * WIDTH];
  private long[] places = new long[FIRST_GAPS];

  /** How many bytes a gap has. */
  int length(int gap) {
    return known[gap + LENGTH];
  }

  /** What kind of value follows a gap. */
  int value(int gap) {
    return known[gap + VALUE];
  }

  /** Where in a gap what its maker marked stands, or a negative number. */
  int mark(int gap) {
    return known[gap + MARK];
  }

  /** The gap that stands at a position, of those that may follow another, or {@link #NONE}. */
  int following(int gap, byte[] text, int at, int end) {
    for (int i = gap + NEXT; i < gap + WIDTH; i++) {
      int choice = known[i];
      if (choice == START) {
        return NONE;
      }
      if (isAt(choice, text, at, end)) {
        return choice;
      }
    }
    return NONE;
  }

  private boolean isAt(int gap, byte[] text, int at, int end) {
    int gapLength = known[gap + LENGTH];
    int start = known[gap + FROM];
    if (at + gapLength > end) {
      return false;
    }
    if (WIDE.isThere() && WIDE.reaches(bytes, start, text, at, gapLength)) {
      return WIDE.areEqual(bytes, start, text, at, gapLength);
    }
    if (gapLength < Words.WIDTH) {
      return isShortAt(start, gapLength, text, at);
    }
    if (gapLength > LONG) {
      return Arrays.equals(bytes, start, start + gapLength, text, at, at + gapLength);
    }
    int last = gapLength - Words.WIDTH;
    for (int i = 0; i < last; i += Words.WIDTH) {
      if (Words.at(bytes, start + i) != Words.at(text, at + i)) {
        return false;
      }
    }
    return Words.at(bytes, start + last) == Words.at(text, at + last);
  }

  private boolean isShortAt(int start, int gapLength, byte[] text, int at) {
    for (int i = 0; i < gapLength; i++) {
      if (bytes[start + i] != text[at + i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Notes a gap. Gaps of the same text in the same place are one, whatever they follow.
   *
   * @param previous the gap that it follows
   * @param where the place, by a number that its maker gives to it
   * @param kind what kind of value follows
   * @param marked where in the gap what its maker wants to find again is, or a negative number
   * @return the gap, or {@link #NONE} if there was no room; then all are forgotten
   */
  int note(int previous, long where, byte[] text, int start, int end, int kind, int marked) {
    int known = find(where, text, start, end);
    int gap = known == NONE ? add(where, text, start, end, kind, marked) : known;
    if (gap != NONE) {
      link(previous, gap);
    }
    return gap;
  }

  private int find(long where, byte[] text, int start, int end) {
    for (int i = 1; i < count; i++) {
      int gap = i * WIDTH;
      if (places[i] == where && length(gap) == end - start && isAt(gap, text, start, end)) {
        return gap;
      }
    }
    return NONE;
  }

  private void link(int previous, int gap) {
    int i = previous + NEXT;
    while (i < previous + WIDTH - 1 && known[i] != gap && known[i] != START) {
      i++;
    }
    known[i] = gap;
  }

  private int add(long where, byte[] text, int start, int end, int kind, int marked) {
    int gapLength = end - start;
    if (count == MAX_GAPS || gapLength > MAX_BYTES - size) {
      Arrays.fill(known, START);
      count = 1;
      size = 0;
      return NONE;
    }
    makeRoom(gapLength);
    System.arraycopy(text, start, bytes, size, gapLength);
    int gap = count * WIDTH;
    known[gap + FROM] = size;
    known[gap + LENGTH] = gapLength;
    known[gap + VALUE] = kind;
    known[gap + MARK] = marked;
    places[count] = where;
    size += gapLength;
    count++;
    return gap;
  }

  private void makeRoom(int gapLength) {
    if (count == places.length) {
      places = Arrays.copyOf(places, 2 * count);
      known = Arrays.copyOf(known, 2 * count * WIDTH);
    }
    if (gapLength > bytes.length - size) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + gapLength));
    }
  }
}
