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
    for (int field = 0; field < Field.COUNT; field++) {
      if (spans.has(field)) {
        byte[] lead = Field.lead(field);
        System.arraycopy(lead, 0, out, position, lead.length);
        position += lead.length;
        if (field == Field.SEQUENCE_NUMBER) {
          sequenceStart = position + 1;
        }
        copy(spans.from(field), spans.to(field), spaced);
      }
    }
    out[position] = '}';
    out[position + 1] = '\n';
    position += 2;
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
