package io.github.ddbbackup.record;

/**
 * Finds where the members behind the images of a line begin, from the line's end: that is at its
 * sequence number, as a {@link LineWriter} writes it. In lines of one table it stands at nearly the
 * same distance from the end.
 */
final class LineTail {

  static final int NONE = -1;

  /** More than these members take, identities of those who removed items included. */
  private static final int LONGEST = 1024;

  private static final byte[] LEAD = Field.lead(Field.SEQUENCE_NUMBER);

  private int last = LEAD.length;

  /**
   * Looks for the beginning.
   *
   * @param from where to end looking; what is found begins behind it
   * @param to where the line ends
   * @return the place of the comma before the name, or {@link #NONE}
   */
  int find(byte[] text, int from, int to) {
    int lowest = Math.max(from, to - LONGEST);
    for (int distance = last - 1; distance <= last + 1; distance++) {
      if (isAt(text, to - distance, lowest, to)) {
        return found(to - distance, to);
      }
    }
    int at = to - LEAD.length;
    while (at >= lowest && !isAt(text, at, lowest, to)) {
      at--;
    }
    return at < lowest ? NONE : found(at, to);
  }

  private int found(int at, int to) {
    last = to - at;
    return at;
  }

  private static boolean isAt(byte[] text, int at, int lowest, int to) {
    return at >= lowest && at <= to - LEAD.length && Words.areEqual(text, at, LEAD, 0, LEAD.length);
  }
}
