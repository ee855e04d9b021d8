package io.github.ddbbackup.record;

import io.github.ddbbackup.event.BackupException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** Finds the members of a line and checks them, without decoding the images. */
final class LineParser {

  private final JsonScanner json = new JsonScanner();
  private final Images images = new Images(json);
  private final FieldSpans spans = new FieldSpans();
  private final KeySpans keys = new KeySpans();
  private final CanonicalKeyReader keyReader = new CanonicalKeyReader(keys);
  private final LineTail tail = new LineTail();
  private final LineEndings endings = new LineEndings();
  private final CreationTimes times = new CreationTimes();
  private byte[] text = {};
  private int start;
  private int end;
  private boolean glancedAt;

  /**
   * Takes a line.
   *
   * @throws BackupException if it is not the change of an item
   */
  void parse(byte[] line, int from, int to) {
    take(line, from, to);
    try {
      members(json.skipSpace(from));
      check();
    } catch (MalformedJsonException e) {
      throw notALine(e);
    }
  }

  /**
   * Takes a line, and looks at nothing but what stands around its images if that can do: it is
   * written as a {@link LineWriter} does it, and has an image of what came of the item where its
   * kind has one. All is told right then but what images there are, unless the grammar of these is
   * wrong.
   *
   * @throws BackupException if it is not the change of an item
   */
  void glance(byte[] line, int from, int to) {
    take(line, from, to);
    try {
      glancedAt = isUsualAround(from);
    } catch (MalformedJsonException e) {
      glancedAt = false;
    }
    if (!glancedAt) {
      parse(line, from, to);
    }
  }

  /** Whether nothing but what stands around the line's images has been looked at. */
  boolean isGlancedAt() {
    return glancedAt;
  }

  /**
   * Looks at all of a line that was only glanced at.
   *
   * @throws BackupException if it is not the change of an item
   */
  void parseRest() {
    if (glancedAt) {
      parse(text, start, end);
    }
  }

  private void take(byte[] line, int from, int to) {
    text = line;
    start = from;
    end = to;
    glancedAt = false;
    json.reset(line, to);
    images.reset(line, to);
    spans.clear();
    keys.clear();
  }

  /**
   * No string can hold the beginning of the tail, whose quotes would be escaped there, and what is
   * nested needs more than one brace at the line's end. So it is what it looks like; and since the
   * last member of a name counts, what of it stands among the images does not matter.
   */
  private boolean isUsualAround(int position) {
    if (usualMember(Field.KEYS, position) == position || !keys.isFound()) {
      return false;
    }
    int at = tail.find(text, keys.end(), end);
    return at != LineTail.NONE
        && text[at - 1] == '}'
        && isUsualEnding(usualMember(Field.SIZE_BYTES, usualMember(Field.SEQUENCE_NUMBER, at)))
        && RecordCheck.problemOfChange(text, spans).isEmpty()
        && (isImageNext(Field.NEW_IMAGE, keys.end()) || RecordCheck.isRemoval(text, spans));
  }

  private boolean isUsualEnding(int position) {
    if (endings.find(text, position, end, spans)) {
      return true;
    }
    int at = position;
    for (int field = Field.CREATION; field < Field.COUNT; field++) {
      at = usualMember(field, at);
    }
    boolean usual =
        at < end
            && text[at] == '}'
            && json.skipSpace(at + 1) >= end
            && spans.has(Field.CREATION)
            && spans.has(Field.EVENT_NAME);
    if (usual) {
      endings.add(text, position, end, spans);
    }
    return usual;
  }

  private boolean isImageNext(int field, int position) {
    return isLead(field, position) && json.peek(position + Field.lead(field).length) == '{';
  }

  private boolean isLead(int field, int position) {
    byte[] lead = Field.lead(field);
    return end - position >= lead.length && Words.areEqual(text, position, lead, 0, lead.length);
  }

  private void members(int position) {
    int at = usualMembers(position);
    at = at == position ? json.firstMember(json.expect(at, '{')) : json.nextMember(at);
    while (json.peek(at) != '}') {
      int nameEnd = json.name(at);
      int field = Field.ofLine(text, at + 1, nameEnd - 1);
      if (field == Field.KEYS && spans.has(Field.KEYS)) {
        throw new MalformedJsonException("Keys is there twice", at);
      }
      at = json.nextMember(member(field, json.toValue(nameEnd)));
    }
    if (json.skipSpace(at + 1) < end) {
      throw json.unexpected(json.skipSpace(at + 1), "the end");
    }
  }

  /**
   * Walks over members as long as they are written and ordered as a {@link LineWriter} does it.
   *
   * @return the end of the last one's value, or the position if there is none
   */
  private int usualMembers(int position) {
    int at = usualMember(Field.KEYS, position);
    if (at == position) {
      return position;
    }
    for (int field = Field.KEYS + 1; field < Field.COUNT; field++) {
      at = usualMember(field, at);
    }
    return at;
  }

  private int usualMember(int field, int position) {
    return isLead(field, position)
        ? member(field, json.skipSpace(position + Field.lead(field).length))
        : position;
  }

  private int member(int field, int value) {
    int valueEnd = value(field, value);
    spans.setIfKnown(field, value, valueEnd);
    return valueEnd;
  }

  private int value(int field, int position) {
    if (field == Field.KEYS && keys.find(text, position, end)) {
      return keys.end();
    }
    return Field.isImage(field) ? images.walk(position, 1) : json.value(position, 1);
  }

  private void check() {
    RecordCheck.problemOfChange(text, spans)
        .ifPresent(
            problem -> {
              throw new MalformedJsonException(problem, start);
            });
  }

  /** What to say about something that was found in the line. */
  BackupException notALine(MalformedJsonException e) {
    return BackupException.user(
        "Not a change line",
        "at byte " + (e.offset() - start) + " of " + (end - start) + ": " + e.getMessage(),
        "Find out who wrote or cut the object that holds it.",
        e);
  }

  /** The key of the item, as a new array of its bytes. */
  byte[] key() {
    return keyReader.read(text, spans.from(Field.KEYS), end);
  }

  /** What holds the line. */
  byte[] text() {
    return text;
  }

  /** Where the line ends. */
  int end() {
    return end;
  }

  /** Whether a member is there; one that is null is not. */
  boolean has(int field) {
    return spans.has(field) && text[spans.from(field)] != 'n';
  }

  /** Where the value of a member that is there begins. */
  int from(int field) {
    return spans.from(field);
  }

  /** Where the value of a member that is there ends. */
  int to(int field) {
    return spans.to(field);
  }

  /** The text of a member that is a string. */
  Optional<String> string(int field) {
    if (!has(field)) {
      return Optional.empty();
    }
    int first = json.expect(spans.from(field), '"');
    return Optional.of(JsonStrings.decode(text, first, spans.to(field) - 1));
  }

  /** The value of a member that is a number. */
  Optional<BigDecimal> number(int field) {
    return has(field)
        ? Optional.of(
            LineNumbers.of(text, spans.from(field), spans.to(field))
                .orElseThrow(() -> notUsable(field)))
        : Optional.empty();
  }

  /** When the change was made. */
  Optional<Instant> creation() {
    return has(Field.CREATION)
        ? Optional.of(
            times
                .of(text, spans.from(Field.CREATION), spans.to(Field.CREATION))
                .orElseThrow(() -> notUsable(Field.CREATION)))
        : Optional.empty();
  }

  MalformedJsonException notUsable(int field) {
    return new MalformedJsonException(
        Field.name(field) + " is not a number of a usable size", spans.from(field));
  }
}
