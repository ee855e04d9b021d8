package io.github.ddbbackup.record;

import io.github.ddbbackup.event.BackupException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/** Finds the members of a line and checks them, without decoding the images. */
final class LineParser {

  /** Far more than a time or a size needs, and too little for an exponent to do harm. */
  private static final int MAX_NUMBER_LENGTH = 64;

  private static final int MAX_WHOLE_DIGITS = 15;
  private static final int MAX_FRACTION_DIGITS = 64;

  private final JsonScanner json = new JsonScanner();
  private final Images images = new Images(json);
  private final FieldSpans spans = new FieldSpans();
  private byte[] text = {};
  private int start;
  private int end;

  /**
   * Takes a line.
   *
   * @throws BackupException if it is not the change of an item
   */
  void parse(byte[] line, int from, int to) {
    text = line;
    start = from;
    end = to;
    json.reset(line, to);
    images.reset(line, to);
    spans.clear();
    try {
      members(json.skipSpace(from));
      check();
    } catch (MalformedJsonException e) {
      throw notALine(e);
    }
  }

  private void members(int position) {
    int at = json.firstMember(json.expect(position, '{'));
    while (json.peek(at) != '}') {
      int nameEnd = json.name(at);
      int field = Field.ofLine(text, at + 1, nameEnd - 1);
      if (field == Field.KEYS && spans.has(Field.KEYS)) {
        throw new MalformedJsonException("Keys is there twice", at);
      }
      int value = json.toValue(nameEnd);
      int valueEnd = Field.isImage(field) ? images.walk(value, 1) : json.value(value, 1);
      spans.setIfKnown(field, value, valueEnd);
      at = json.nextMember(valueEnd);
    }
    if (json.skipSpace(at + 1) < end) {
      throw json.unexpected(json.skipSpace(at + 1), "the end");
    }
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
    if (!has(field)) {
      return Optional.empty();
    }
    int length = spans.to(field) - spans.from(field);
    if (length <= MAX_NUMBER_LENGTH) {
      try {
        BigDecimal value =
            new BigDecimal(
                new String(text, spans.from(field), length, StandardCharsets.ISO_8859_1));
        if (isUsable(value)) {
          return Optional.of(value);
        }
      } catch (NumberFormatException e) {
        throw notUsable(field);
      }
    }
    throw notUsable(field);
  }

  private static boolean isUsable(BigDecimal value) {
    return value.scale() <= MAX_FRACTION_DIGITS
        && value.precision() - (long) value.scale() <= MAX_WHOLE_DIGITS;
  }

  /** When the change was made. */
  Optional<Instant> creation() {
    if (!has(Field.CREATION)) {
      return Optional.empty();
    }
    long whole = wholeSeconds(spans.from(Field.CREATION), spans.to(Field.CREATION));
    return whole >= 0
        ? Optional.of(Instant.ofEpochSecond(whole))
        : number(Field.CREATION).map(LineParser::instant);
  }

  /** Nearly all times are plain digits. */
  private long wholeSeconds(int from, int to) {
    if (to - from > MAX_WHOLE_DIGITS) {
      return -1;
    }
    long seconds = 0;
    for (int at = from; at < to; at++) {
      if (!JsonScanner.isDigit(text[at])) {
        return -1;
      }
      seconds = seconds * 10 + (text[at] - '0');
    }
    return seconds;
  }

  private static Instant instant(BigDecimal seconds) {
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    return Instant.ofEpochSecond(
        whole.longValueExact(), seconds.subtract(whole).movePointRight(9).longValue());
  }

  MalformedJsonException notUsable(int field) {
    return new MalformedJsonException(
        Field.name(field) + " is not a number of a usable size", spans.from(field));
  }
}
