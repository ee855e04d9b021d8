package io.github.ddbbackup.record;

/** Finds the gaps of an item that has been walked over and in which there is no white space. */
final class GapsOfItem {

  /** Nothing follows: the item ends. */
  static final int END = 0;

  /** A string follows, whose first quote is in the gap. */
  static final int STRING = 1;

  /** A number, true, false or null follows. */
  static final int SCALAR = 2;

  private static final int NO_MARK = -1;

  /** The place of what is in no object: a one, to which each object adds a 0, each array a 1. */
  private static final long OUTSIDE = 1;

  private static final long IN_ITEM = OUTSIDE << 1;

  /** What is in more objects and arrays is not noted. */
  private static final long DEEPEST = 1L << 60;

  private final JsonScanner json;
  private final Gaps gaps;
  private byte[] text = {};
  private int gap;
  private int from;
  private long placeOfGap;
  private long place;
  private int mark;

  GapsOfItem(JsonScanner json, Gaps gaps) {
    this.json = json;
    this.gaps = gaps;
  }

  /** Notes all gaps, and marks in each where the last member of the item itself begins. */
  void note(byte[] item, int start, int end) {
    text = item;
    gap = Gaps.START;
    place = OUTSIDE;
    beginGap(start);
    int at = start;
    while (at < end && gap != Gaps.NONE && place < DEEPEST) {
      at = token(at);
    }
    if (at == end && gap != Gaps.NONE) {
      endGap(end, END);
    }
  }

  private int token(int at) {
    switch (text[at]) {
      case '{' -> place <<= 1;
      case '[' -> place = place << 1 | 1;
      case '}', ']' -> place >>>= 1;
      case ',', ':' -> {}
      case '"' -> {
        return string(at);
      }
      default -> {
        endGap(at, SCALAR);
        int valueEnd = json.value(at, 0);
        beginGap(valueEnd);
        return valueEnd;
      }
    }
    return at + 1;
  }

  private int string(int at) {
    int stringEnd = json.string(at + 1);
    if (json.peek(stringEnd) != ':') {
      endGap(at + 1, STRING);
      beginGap(stringEnd);
    } else if (place == IN_ITEM) {
      mark = at - from;
    }
    return stringEnd;
  }

  private void beginGap(int at) {
    from = at;
    placeOfGap = place;
    mark = NO_MARK;
  }

  private void endGap(int at, int value) {
    gap = gaps.note(gap, placeOfGap, text, from, at, value, mark);
  }
}
