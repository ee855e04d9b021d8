package io.github.ddbbackup.record;

import io.github.ddbbackup.event.BackupException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** Finds the members of a line and checks them, without decoding the images. */
final class LineParser {

  /** Far more than a time or a size needs, and too little for an exponent to do harm. */
  private static final int MAX_NUMBER_LENGTH = 64;

  private static final int MAX_WHOLE_DIGITS = 15;
  private static final int MAX_FRACTION_DIGITS = 64;

  /** The first number of more digits. */
  private static final long MAX_WHOLE = 1_000_000_000_000_000L;

  private final JsonScanner json = new JsonScanner();
  private final Images images = new Images(json);
  private final FieldSpans spans = new FieldSpans();
  private final KeySpans keys = new KeySpans();
  private final CanonicalKeyReader keyReader = new CanonicalKeyReader(keys);
  private final LikeFormer likeFormer = new LikeFormer(json);
  private final Optional<FormerItems> formerItems;
  private Optional<CanonicalKey> key = Optional.empty();
  private byte[] text = {};
  private int start;
  private int end;
  private byte[] lastTime = {};
  private Optional<Instant> lastCreation = Optional.empty();

  /** Makes a parser that knows of no items. */
  LineParser() {
    this(Optional.empty());
  }

  /** Makes a parser that is told what items were. */
  LineParser(Optional<FormerItems> formerItems) {
    this.formerItems = formerItems;
  }

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
    likeFormer.reset(line, to);
    spans.clear();
    keys.clear();
    key = Optional.empty();
    try {
      members(json.skipSpace(from));
      check();
    } catch (MalformedJsonException e) {
      throw notALine(e);
    }
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
    byte[] lead = Field.lead(field);
    return end - position >= lead.length && Words.areEqual(text, position, lead, 0, lead.length)
        ? member(field, json.skipSpace(position + lead.length))
        : position;
  }

  private int member(int field, int value) {
    int valueEnd = value(field, value);
    spans.setIfKnown(field, value, valueEnd);
    return valueEnd;
  }

  private int value(int field, int position) {
    if (field == Field.KEYS && keys.find(text, position, end)) {
      findFormer();
      return keys.end();
    }
    return Field.isImage(field) ? image(position) : json.value(position, 1);
  }

  private void findFormer() {
    if (formerItems.isPresent() && likeFormer.isUseful()) {
      key = keyReader.readUsual(text);
      if (key.isPresent() && formerItems.get().find(key.get())) {
        likeFormer.take(formerItems.get());
      }
    }
  }

  private int image(int position) {
    int known = likeFormer.walk(position);
    return known == Gaps.NONE ? images.walk(position, 1) : known;
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

  /** The key of the item. */
  CanonicalKey key() {
    return key.isPresent() ? key.get() : keyReader.read(text, spans.from(Field.KEYS), end);
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

  /** When the change was made; often in the same second as the one before. */
  Optional<Instant> creation() {
    if (!has(Field.CREATION)) {
      return Optional.empty();
    }
    int from = spans.from(Field.CREATION);
    int to = spans.to(Field.CREATION);
    if (!Arrays.equals(text, from, to, lastTime, 0, lastTime.length)) {
      lastCreation = Optional.of(time(from, to));
      lastTime = Arrays.copyOfRange(text, from, to);
    }
    return lastCreation;
  }

  private Instant time(int from, int to) {
    long whole = wholeSeconds(from, to);
    return whole >= 0
        ? Instant.ofEpochSecond(whole)
        : instant(number(Field.CREATION).orElseThrow());
  }

  /** Nearly all times are whole seconds and not long; -1 for those that are not. */
  private long wholeSeconds(int from, int to) {
    if (to - from > MAX_WHOLE_DIGITS) {
      return -1;
    }
    long digits = 0;
    int decimals = 0;
    int point = to;
    int at = from;
    while (at < to && (JsonScanner.isDigit(text[at]) || text[at] == '.')) {
      if (text[at] == '.') {
        point = at;
      } else {
        digits = digits * 10 + (text[at] - '0');
        decimals += point < at ? 1 : 0;
      }
      at++;
    }
    return at == to ? whole(digits, decimals) : scientific(digits, decimals, at, to);
  }

  /** What an exponent of one digit makes of a number, as in 1.76E9. */
  private long scientific(long digits, int decimals, int at, int to) {
    return at + 2 == to && text[at] == 'E' && JsonScanner.isDigit(text[at + 1])
        ? whole(digits, decimals - (text[at + 1] - '0'))
        : -1;
  }

  private static long whole(long digits, int decimals) {
    long number = digits;
    for (int left = decimals; left > 0; left--) {
      if (number % 10 != 0) {
        return -1;
      }
      number /= 10;
    }
    for (int left = decimals; left < 0 && number < MAX_WHOLE; left++) {
      number *= 10;
    }
    return number < MAX_WHOLE ? number : -1;
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
