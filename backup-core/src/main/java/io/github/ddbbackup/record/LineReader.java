package io.github.ddbbackup.record;

import io.github.ddbbackup.event.BackupException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads the lines that {@link LineWriter} writes, and those of the systems that wrote the same
 * format before it. The order of members is free and members of other names are passed over. An
 * instance serves one thread at a time.
 */
public final class LineReader {

  /** Far more than a time or a size needs, and too little for an exponent to do harm. */
  private static final int MAX_NUMBER_LENGTH = 64;

  private static final int MAX_WHOLE_DIGITS = 15;
  private static final int MAX_FRACTION_DIGITS = 64;

  private final JsonScanner json = new JsonScanner();
  private final FieldSpans spans = new FieldSpans();
  private byte[] text = {};

  /** Makes a reader. */
  public LineReader() {}

  /**
   * Reads one line.
   *
   * @param line an array that holds the line
   * @param from where the line begins
   * @param to where the line ends, before or behind its newline
   * @return the change
   * @throws BackupException if the line is not the change of an item
   */
  public ChangeRecord read(byte[] line, int from, int to) {
    text = line;
    json.reset(line, to);
    spans.clear();
    try {
      members(json.skipSpace(from), to);
      return record(from, to);
    } catch (MalformedJsonException e) {
      throw BackupException.user(
          "Not a change line",
          "at byte " + (e.offset() - from) + " of " + (to - from) + ": " + e.getMessage(),
          "Find out who wrote or cut the object that holds it.",
          e);
    }
  }

  private void members(int position, int end) {
    int at = json.firstMember(json.expect(position, '{'));
    while (json.peek(at) != '}') {
      int nameEnd = json.name(at);
      int field = Field.ofLine(text, at + 1, nameEnd - 1);
      int value = json.toValue(nameEnd);
      int valueEnd = json.value(value, 1);
      spans.setIfKnown(field, value, valueEnd);
      at = json.nextMember(valueEnd);
    }
    if (json.skipSpace(at + 1) < end) {
      throw json.unexpected(json.skipSpace(at + 1), "the end");
    }
  }

  private ChangeRecord record(int from, int to) {
    RecordCheck.problemOfChange(text, spans)
        .ifPresent(
            problem -> {
              throw new MalformedJsonException(problem, from);
            });
    return new ChangeRecord(
        new KeyReader(text, to).read(spans.from(Field.KEYS)),
        raw(Field.NEW_IMAGE),
        raw(Field.OLD_IMAGE),
        SequenceNumber.of(string(Field.SEQUENCE_NUMBER).orElseThrow()),
        number(Field.SIZE_BYTES)
            .map(size -> OptionalLong.of(whole(size, Field.SIZE_BYTES)))
            .orElseGet(OptionalLong::empty),
        number(Field.CREATION).map(LineReader::instant),
        string(Field.EVENT_NAME),
        raw(Field.USER_IDENTITY));
  }

  private boolean isAbsent(int field) {
    return !spans.has(field) || text[spans.from(field)] == 'n';
  }

  private Optional<Json> raw(int field) {
    return isAbsent(field)
        ? Optional.empty()
        : Optional.of(Json.copyOf(text, spans.from(field), spans.to(field)));
  }

  private Optional<String> string(int field) {
    if (isAbsent(field)) {
      return Optional.empty();
    }
    int start = json.expect(spans.from(field), '"');
    return Optional.of(JsonStrings.decode(text, start, spans.to(field) - 1));
  }

  private Optional<BigDecimal> number(int field) {
    if (isAbsent(field)) {
      return Optional.empty();
    }
    if (spans.to(field) - spans.from(field) <= MAX_NUMBER_LENGTH) {
      try {
        BigDecimal value = new BigDecimal(raw(field).orElseThrow().toString());
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

  private long whole(BigDecimal value, int field) {
    try {
      return value.longValueExact();
    } catch (ArithmeticException e) {
      throw notUsable(field);
    }
  }

  private static Instant instant(BigDecimal seconds) {
    BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
    return Instant.ofEpochSecond(
        whole.longValueExact(), seconds.subtract(whole).movePointRight(9).longValue());
  }

  private MalformedJsonException notUsable(int field) {
    return new MalformedJsonException(
        Field.name(field) + " is not a number of a usable size", spans.from(field));
  }
}
