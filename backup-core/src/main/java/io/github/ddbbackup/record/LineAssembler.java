package io.github.ddbbackup.record;

/** Puts one line together out of the spans of an event. */
final class LineAssembler {

  private byte[] text = {};
  private byte[] out = {};
  private int position;
  private int sequenceStart;

  /** Takes the event and the array for the lines, which is written to from its start. */
  void reset(byte[] event, byte[] lines) {
    text = event;
    out = lines;
    position = 0;
  }

  /** The end of the line written last. */
  int end() {
    return position;
  }

  /** Where in the line written last the digits of the sequence number are. */
  int sequenceStart() {
    return sequenceStart;
  }

  /**
   * Writes the line of one record. A line is never longer than its record: each part of it stands
   * in the record too, and the record has more around them.
   *
   * @param spans where the members stand in the event
   * @param spaced whether there may be white space in a value
   */
  void write(FieldSpans spans, boolean spaced) {
    int field = 0;
    while (field < Field.COUNT) {
      int last = field;
      if (spans.has(field)) {
        lead(field);
        last = spaced ? field : lastOfRun(spans, field);
        noteSequence(spans, field, last);
        copy(spans.from(field), spans.to(last), spaced);
      }
      field = last + 1;
    }
    out[position] = '}';
    out[position + 1] = '\n';
    position += 2;
  }

  private void lead(int field) {
    byte[] lead = Field.lead(field);
    System.arraycopy(lead, 0, out, position, lead.length);
    position += lead.length;
  }

  /**
   * The last of those members, from one on, that stand in the record as they will in the line, so
   * that they are copied at once: the gap between two values is as long as what a line has there,
   * and only that very text is as short.
   */
  private static int lastOfRun(FieldSpans spans, int field) {
    int last = field;
    while (last + 1 < Field.COUNT
        && spans.has(last + 1)
        && spans.from(last + 1) - spans.to(last) == Field.lead(last + 1).length) {
      last++;
    }
    return last;
  }

  private void noteSequence(FieldSpans spans, int field, int last) {
    if (field <= Field.SEQUENCE_NUMBER && Field.SEQUENCE_NUMBER <= last) {
      sequenceStart = position + spans.from(Field.SEQUENCE_NUMBER) - spans.from(field) + 1;
    }
  }

  private void copy(int from, int to, boolean spaced) {
    if (spaced) {
      copyCompact(from, to);
    } else {
      System.arraycopy(text, from, out, position, to - from);
      position += to - from;
    }
  }

  private void copyCompact(int from, int to) {
    boolean quoted = false;
    boolean escaped = false;
    for (int i = from; i < to; i++) {
      byte next = text[i];
      if (quoted || !JsonScanner.isSpace(next)) {
        out[position++] = next;
      }
      if (next == '"' && !escaped) {
        quoted = !quoted;
      }
      escaped = next == '\\' && !escaped;
    }
  }
}
