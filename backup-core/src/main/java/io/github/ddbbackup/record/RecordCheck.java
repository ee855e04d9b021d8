package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Optional;

/** Finds out whether a record of an event is the change of an item. */
final class RecordCheck {

  private static final Optional<String> NO_PROBLEM = Optional.empty();

  private static final byte[] REMOVAL = "\"REMOVE\"".getBytes(US_ASCII);

  private RecordCheck() {}

  /** Why no line can be made of a record, or empty if one can. */
  static Optional<String> problem(byte[] text, FieldSpans spans) {
    if (!isObject(text, spans, Field.CHANGE)) {
      return Optional.of("it has no object dynamodb");
    }
    return problemOfChange(text, spans);
  }

  /**
   * Why a change, or a line, can't be used, or empty if it can. A member that is null counts as one
   * that is not there.
   */
  static Optional<String> problemOfChange(byte[] text, FieldSpans spans) {
    if (!isObject(text, spans, Field.KEYS)) {
      return Optional.of("it has no object Keys");
    }
    if (!isSequenceNumber(text, spans)) {
      return Optional.of("it has no SequenceNumber of 1 to 40 digits");
    }
    forgetNulls(text, spans);
    return isImage(text, spans, Field.NEW_IMAGE) && isImage(text, spans, Field.OLD_IMAGE)
        ? NO_PROBLEM
        : Optional.of("an image of it is not an object");
  }

  /** Whether the sequence number is a string of digits. */
  static boolean isSequenceNumber(byte[] text, FieldSpans spans) {
    if (!spans.has(Field.SEQUENCE_NUMBER) || text[spans.from(Field.SEQUENCE_NUMBER)] != '"') {
      return false;
    }
    int from = spans.from(Field.SEQUENCE_NUMBER) + 1;
    int to = spans.to(Field.SEQUENCE_NUMBER) - 1;
    int at = Words.skipDigits(text, from, to);
    return at == to
        ? to > from && to - from <= SequenceNumber.MAX_DIGITS
        : text[at] == '\\' && SequenceNumber.isValid(JsonStrings.decode(text, from, to));
  }

  private static boolean isObject(byte[] text, FieldSpans spans, int field) {
    return spans.has(field) && text[spans.from(field)] == '{';
  }

  /** Whether a usable change says that the item was removed. */
  static boolean isRemoval(byte[] text, FieldSpans spans) {
    return spans.has(Field.EVENT_NAME)
        && Arrays.equals(
            text,
            spans.from(Field.EVENT_NAME),
            spans.to(Field.EVENT_NAME),
            REMOVAL,
            0,
            REMOVAL.length);
  }

  /** Whether a usable change has no image where its kind has one. */
  static boolean lacksImage(byte[] text, FieldSpans spans) {
    if (spans.has(Field.NEW_IMAGE) && spans.has(Field.OLD_IMAGE)) {
      return false;
    }
    int kind = spans.has(Field.EVENT_NAME) ? text[spans.from(Field.EVENT_NAME) + 1] : 0;
    return switch (kind) {
      case 'I' -> !spans.has(Field.NEW_IMAGE);
      case 'R' -> !spans.has(Field.OLD_IMAGE);
      default -> true;
    };
  }

  private static void forgetNulls(byte[] text, FieldSpans spans) {
    for (int field = Field.NEW_IMAGE; field <= Field.USER_IDENTITY; field++) {
      if (spans.has(field) && text[spans.from(field)] == 'n') {
        spans.remove(field);
      }
    }
  }

  private static boolean isImage(byte[] text, FieldSpans spans, int field) {
    return !spans.has(field) || text[spans.from(field)] == '{';
  }
}
