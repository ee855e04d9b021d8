package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/**
 * Walks over the records of events and notes where their members stand. Records of one table have
 * most between their members in common, so a record is compared with what {@link Gaps} there were
 * in those before.
 */
final class RecordWalker {

  /** How many objects and arrays the members of a record stand in. */
  static final int DEPTH = 3;

  private static final int DEPTH_OF_CHANGE = DEPTH + 1;

  /** A member that is not the backup's, but has another value in each record. */
  private static final byte[] EVENT_ID = "eventID".getBytes(US_ASCII);

  private final JsonScanner json;
  private final FieldSpans spans;
  private final StreamArns arns;
  private final Images images;
  private final ItemShapes keys;
  private final Gaps gaps = new Gaps();
  private final GapsOfRecord found = new GapsOfRecord(gaps);
  private final Trust trust = new Trust();
  private byte[] text = {};
  private int end;

  /**
   * Makes a walker.
   *
   * @param spans takes up where the members of the record walked over last stand
   * @param arns knows the stream of the record before
   */
  RecordWalker(JsonScanner json, FieldSpans spans, StreamArns arns) {
    this.json = json;
    this.spans = spans;
    this.arns = arns;
    images = new Images(json);
    keys = new ItemShapes(json);
  }

  /** Takes the text that the scanner has. */
  void reset(byte[] event, int eventEnd) {
    text = event;
    end = eventEnd;
    images.reset(event, eventEnd);
    keys.reset(event, eventEnd);
  }

  /** Walks over the record that begins at a position with its brace. */
  int walk(int position) {
    if (!trust.isGiven()) {
      return members(position);
    }
    int known = known(position);
    if (known != Gaps.NONE) {
      trust.strengthen();
      return known;
    }
    trust.weaken();
    int recordEnd = members(position);
    if (!json.metSpace()) {
      found.note(text, position, recordEnd);
    }
    return recordEnd;
  }

  private void begin() {
    spans.clear();
    images.clear();
    json.forgetSpace();
  }

  private int known(int position) {
    begin();
    int at = position;
    int gap = gaps.following(Gaps.START, text, at, end);
    while (gap != Gaps.NONE) {
      int change = gaps.mark(gap);
      if (change >= 0) {
        spans.setIfKnown(Field.CHANGE, at + change, at + change + 1);
      }
      at += gaps.length(gap);
      int field = gaps.value(gap);
      if (field == GapsOfRecord.END) {
        return at;
      }
      if (json.peek(at) <= ' ') {
        return Gaps.NONE;
      }
      int valueEnd = Field.isOfChange(field) ? valueOfChange(field, at) : valueOfRecord(field, at);
      spans.setIfKnown(field, at, valueEnd);
      at = valueEnd;
      gap = gaps.following(gap, text, at, end);
    }
    return Gaps.NONE;
  }

  private int members(int position) {
    begin();
    found.clear();
    int at = json.firstMember(position + 1);
    while (json.peek(at) != '}') {
      int nameEnd = json.name(at);
      int field = Field.ofRecord(text, at + 1, nameEnd - 1);
      int value = json.toValue(nameEnd);
      int valueEnd = field == Field.CHANGE ? change(value) : valueOfRecord(field, value);
      spans.setIfKnown(field, value, valueEnd);
      if (field != Field.CHANGE && (field != Field.NONE || isEventId(at + 1, nameEnd - 1))) {
        found.value(field, value, valueEnd);
      }
      at = json.nextMember(valueEnd);
    }
    return at + 1;
  }

  private boolean isEventId(int from, int to) {
    return Arrays.equals(text, from, to, EVENT_ID, 0, EVENT_ID.length);
  }

  private int change(int position) {
    spans.clearChange();
    found.change(position);
    if (json.peek(position) != '{') {
      return json.value(position, DEPTH);
    }
    int at = json.firstMember(position + 1);
    while (json.peek(at) != '}') {
      int nameEnd = json.name(at);
      int field = Field.ofChange(text, at + 1, nameEnd - 1);
      int value = json.toValue(nameEnd);
      int valueEnd = valueOfChange(field, value);
      spans.setIfKnown(field, value, valueEnd);
      if (field != Field.NONE) {
        found.value(field, value, valueEnd);
      }
      at = json.nextMember(valueEnd);
    }
    return at + 1;
  }

  private int valueOfRecord(int field, int position) {
    int same = field == Field.SOURCE_ARN ? arns.endOfSame(text, position, end) : 0;
    return same > 0 ? same : json.value(position, DEPTH);
  }

  private int valueOfChange(int field, int position) {
    if (Field.isImage(field)) {
      return images.walk(position, DEPTH_OF_CHANGE);
    }
    return field == Field.KEYS && json.peek(position) == '{'
        ? keys.walk(position, DEPTH_OF_CHANGE)
        : json.value(position, DEPTH_OF_CHANGE);
  }
}
