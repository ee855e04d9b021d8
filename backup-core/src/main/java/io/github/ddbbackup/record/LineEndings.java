package io.github.ddbbackup.record;

import java.util.Arrays;

/**
 * What lines end with, the time of the change and its kind, which most have in common with one of
 * the lines before. It is remembered with where these two stand.
 */
final class LineEndings {

  /** One for each kind of change, and one more. */
  private static final int MOST = 4;

  private final byte[][] known = new byte[MOST][];
  private final int[][] places = new int[MOST][];
  private int oldest;

  /**
   * Notes where time and kind stand if what begins at a position is the end of a line that is
   * known.
   *
   * @return whether it is
   */
  boolean find(byte[] text, int from, int to, FieldSpans spans) {
    for (int i = 0; i < MOST; i++) {
      byte[] ending = known[i];
      if (ending != null
          && ending.length == to - from
          && Words.areEqual(text, from, ending, 0, ending.length)) {
        int[] place = places[i];
        spans.setIfKnown(Field.CREATION, from + place[0], from + place[1]);
        spans.setIfKnown(Field.EVENT_NAME, from + place[2], from + place[3]);
        return true;
      }
    }
    return false;
  }

  /** Remembers the end of a line, whose time and kind have been noted, and which is the line's. */
  void add(byte[] text, int from, int to, FieldSpans spans) {
    known[oldest] = Arrays.copyOfRange(text, from, to);
    places[oldest] =
        new int[] {
          spans.from(Field.CREATION) - from,
          spans.to(Field.CREATION) - from,
          spans.from(Field.EVENT_NAME) - from,
          spans.to(Field.EVENT_NAME) - from
        };
    oldest = (oldest + 1) % MOST;
  }
}
