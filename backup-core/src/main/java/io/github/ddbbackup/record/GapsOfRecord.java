package io.github.ddbbackup.record;

/** Gathers where the values of a record stand, to note what is between them. */
final class GapsOfRecord {

  /** Nothing follows: the record ends. */
  static final int END = -2;

  private static final int MAX_VALUES = 2 * Field.COUNT_OF_RECORD;
  private static final int NO_MARK = -1;

  private final Gaps gaps;
  private final int[] fields = new int[MAX_VALUES];
  private final int[] starts = new int[MAX_VALUES];
  private final int[] ends = new int[MAX_VALUES];
  private int count;
  private int changes;
  private int change;

  GapsOfRecord(Gaps gaps) {
    this.gaps = gaps;
  }

  /** Forgets the last record. */
  void clear() {
    count = 0;
    changes = 0;
  }

  /** Takes note of where a record's "dynamodb" object begins. */
  void change(int position) {
    change = position;
    changes++;
  }

  /** Takes note of a value; those that are not looked for each time are part of the gaps. */
  void value(int field, int start, int end) {
    if (count < MAX_VALUES) {
      fields[count] = field;
      starts[count] = start;
      ends[count] = end;
    }
    count++;
  }

  /**
   * Notes the gaps of the record, in which there is no white space. Each has its place behind the
   * one before it alone, so that what is recognized is a record that was there as a whole, but for
   * the values. One that has too much of something is left alone.
   */
  void note(byte[] text, int start, int end) {
    if (changes != 1 || text[change] != '{' || count >= MAX_VALUES) {
      return;
    }
    int gap = Gaps.START;
    int from = start;
    for (int i = 0; i < count && gap != Gaps.NONE; i++) {
      gap = note(gap, text, from, starts[i], fields[i]);
      from = ends[i];
    }
    if (gap != Gaps.NONE) {
      note(gap, text, from, end, END);
    }
  }

  private int note(int previous, byte[] text, int from, int to, int field) {
    int mark = from <= change && change < to ? change - from : NO_MARK;
    return gaps.note(previous, previous, text, from, to, field, mark);
  }
}
