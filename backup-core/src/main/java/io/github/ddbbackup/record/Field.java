package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The members of a line, in the order in which they stand there, each with what is written before
 * its value. The constants are plain numbers because they index the arrays of the hot path.
 */
final class Field {

  static final int NONE = -1;
  static final int KEYS = 0;
  static final int NEW_IMAGE = 1;
  static final int OLD_IMAGE = 2;
  static final int SEQUENCE_NUMBER = 3;
  static final int SIZE_BYTES = 4;
  static final int CREATION = 5;
  static final int EVENT_NAME = 6;
  static final int USER_IDENTITY = 7;

  /** How many members a line can have. */
  static final int COUNT = 8;

  /** The member of a record that holds the change; not part of a line as such. */
  static final int CHANGE = 8;

  /** The member of a record that names its stream; not part of a line. */
  static final int SOURCE_ARN = 9;

  /** How many members a record has that matter. */
  static final int COUNT_OF_RECORD = 10;

  private static final String[] NAMES = {
    "Keys",
    "NewImage",
    "OldImage",
    "SequenceNumber",
    "SizeBytes",
    "ApproximateCreationDateTime",
    "eventName",
    "userIdentity",
    "dynamodb",
    "eventSourceARN"
  };

  private static final byte[][] BYTES = new byte[COUNT_OF_RECORD][];
  private static final byte[][] LEADS = new byte[COUNT][];

  static {
    for (int i = 0; i < COUNT_OF_RECORD; i++) {
      BYTES[i] = NAMES[i].getBytes(US_ASCII);
    }
    for (int i = 0; i < COUNT; i++) {
      LEADS[i] = ((i == 0 ? "{\"" : ",\"") + NAMES[i] + "\":").getBytes(US_ASCII);
    }
  }

  private Field() {}

  /** What a line has before the value of a member: a brace or comma, the name, and a colon. */
  static byte[] lead(int field) {
    return LEADS[field];
  }

  /** The member's name. */
  static String name(int field) {
    return NAMES[field];
  }

  /** Whether a member is an item as it was before or after the change. */
  static boolean isImage(int field) {
    return field == NEW_IMAGE || field == OLD_IMAGE;
  }

  /** Whether a member stands in a record's "dynamodb" object. */
  static boolean isOfChange(int field) {
    return KEYS <= field && field <= CREATION;
  }

  /** The member of a record's "dynamodb" object with a name, or {@link #NONE}. */
  static int ofChange(byte[] text, int from, int to) {
    int field = plainOfChange(text, from, to);
    if (field != NONE || !JsonStrings.hasEscape(text, from, to)) {
      return field;
    }
    byte[] name = JsonStrings.decode(text, from, to).getBytes(UTF_8);
    return plainOfChange(name, 0, name.length);
  }

  /** The member of a record with a name, or {@link #NONE}. */
  static int ofRecord(byte[] text, int from, int to) {
    int field = plainOfRecord(text, from, to);
    if (field != NONE || !JsonStrings.hasEscape(text, from, to)) {
      return field;
    }
    byte[] name = JsonStrings.decode(text, from, to).getBytes(UTF_8);
    return plainOfRecord(name, 0, name.length);
  }

  /** The member of a line with a name, or {@link #NONE}. */
  static int ofLine(byte[] text, int from, int to) {
    int field = ofChange(text, from, to);
    int other = field == NONE ? ofRecord(text, from, to) : field;
    return other < COUNT ? other : NONE;
  }

  private static int plainOfChange(byte[] text, int from, int to) {
    return switch (to - from) {
      case 4 -> ifNamed(KEYS, text, from, to);
      case 8 -> ifNamed(text[from] == 'N' ? NEW_IMAGE : OLD_IMAGE, text, from, to);
      case 9 -> ifNamed(SIZE_BYTES, text, from, to);
      case 14 -> ifNamed(SEQUENCE_NUMBER, text, from, to);
      case 27 -> ifNamed(CREATION, text, from, to);
      default -> NONE;
    };
  }

  private static int plainOfRecord(byte[] text, int from, int to) {
    return switch (to - from) {
      case 8 -> ifNamed(CHANGE, text, from, to);
      case 9 -> ifNamed(EVENT_NAME, text, from, to);
      case 12 -> ifNamed(USER_IDENTITY, text, from, to);
      case 14 -> ifNamed(SOURCE_ARN, text, from, to);
      default -> NONE;
    };
  }

  private static int ifNamed(int field, byte[] text, int from, int to) {
    byte[] name = BYTES[field];
    return text[from] == name[0] && Arrays.equals(text, from, to, name, 0, name.length)
        ? field
        : NONE;
  }
}
