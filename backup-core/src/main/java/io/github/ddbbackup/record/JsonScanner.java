package io.github.ddbbackup.record;

/**
 * Walks over JSON in a byte array and checks its grammar, <a
 * href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a>, without decoding anything. Every
 * method takes the position to start from and gives the position behind what it walked over.
 */
final class JsonScanner {

  /**
   * How deeply objects and arrays may be nested. DynamoDB's attributes nest to 32 levels, each of
   * which takes two of these, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">
   * Constraints</a>.
   */
  static final int MAX_DEPTH = 256;

  /** How a typed value such as {"S": begins; of the type's letter only that it is in 0x40-0x7f. */
  private static final long TYPED =
      '{' | '"' << 8 | 0x40L << 16 | (long) '"' << 24 | (long) ':' << 32;

  private static final long TYPED_MASK = 0xFF_FFC0_FFFFL;

  /** What stands between a name and a typed string, its quotes included, such as ":{"S":". */
  private static final long TYPED_STRING =
      '"'
          | ':' << 8
          | '{' << 16
          | '"' << 24
          | 0x40L << 32
          | (long) '"' << 40
          | (long) ':' << 48
          | (long) '"' << 56;

  private static final long TYPED_STRING_MASK = 0xFFFF_FFC0_FFFF_FFFFL;

  /** What stands between a typed string and the next name, its quote included. */
  private static final int NEXT_NAME = '}' | ',' << 8 | '"' << 16;

  private static final WideText WIDE = WideText.ofThisJvm();

  private static final int TRUE = 't' | 'r' << 8 | 'u' << 16 | 'e' << 24;
  private static final int NULL = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;

  private byte[] bytes = {};
  private int end;
  private boolean spaced;

  /** Takes a text; the scanner must not be used before. */
  void reset(byte[] text, int textEnd) {
    bytes = text;
    end = textEnd;
    spaced = false;
  }

  /** Whether white space was met since {@link #forgetSpace()}. */
  boolean metSpace() {
    return spaced;
  }

  /** Starts anew for {@link #metSpace()}. */
  void forgetSpace() {
    spaced = false;
  }

  /** The byte at a position, or 0, which no JSON contains, behind the end. */
  int peek(int position) {
    return position < end ? bytes[position] : 0;
  }

  /** Walks over white space. */
  int skipSpace(int position) {
    if (position < end && bytes[position] > ' ') {
      return position;
    }
    int at = position;
    while (at < end && isSpace(bytes[at])) {
      at++;
    }
    spaced |= at > position;
    return at;
  }

  /** Walks over one punctuation mark, which must be there. */
  int expect(int position, char mark) {
    if (peek(position) != mark) {
      throw unexpected(position, "'" + mark + "'");
    }
    return position + 1;
  }

  /** Walks over the name of a member, whose first quote is known to be there. */
  int name(int position) {
    return string(position + 1);
  }

  /** Walks from behind the name of a member to its value. */
  int toValue(int position) {
    if (position + 1 < end && bytes[position] == ':' && bytes[position + 1] > ' ') {
      return position + 1;
    }
    return skipSpace(expect(skipSpace(position), ':'));
  }

  /**
   * Walks over one value.
   *
   * @param depth how many objects and arrays it stands in
   */
  int value(int position, int depth) {
    return switch (peek(position)) {
      case '{' -> typed(position, depth);
      case '"' -> string(position + 1);
      case '[' -> array(position + 1, deeper(position, depth));
      case 't' -> literal(position, "true");
      case 'f' -> literal(position, "false");
      case 'n' -> literal(position, "null");
      default -> number(position);
    };
  }

  /**
   * Walks over an object. Most objects in an event are DynamoDB's typed values, so an object of one
   * member with a one-letter name is recognized at one look, and what turns out not to end there
   * goes on as any object does.
   */
  private int typed(int position, int depth) {
    int inside = deeper(position, depth);
    if (position + Words.WIDTH <= end) {
      long head = Words.at(bytes, position);
      int type = (int) (head >>> 16) & 0xFF;
      if ((head & TYPED_MASK) == TYPED && type != '\\') {
        return typedValue(position + 5, (int) (head >>> 40) & 0xFF, inside);
      }
    }
    return object(position + 1, inside);
  }

  private int typedValue(int position, int first, int depth) {
    int at =
        first == '"'
            ? string(position + 1)
            : value(first > ' ' ? position : skipSpace(position), depth);
    return peek(at) == '}' ? at + 1 : members(nextMember(at), depth);
  }

  private int object(int position, int depth) {
    return members(firstMember(position), depth);
  }

  private int members(int position, int depth) {
    int at = position;
    while (peek(at) != '}') {
      at = member(at, depth);
    }
    return at + 1;
  }

  /**
   * Walks over one member, from the quote before its name to the quote before the next name, or to
   * the object's last brace. Most members of an item are strings or numbers, of which all marks
   * around the name and the value are recognized at two looks.
   *
   * @param depth how many objects and arrays the member stands in
   */
  int member(int position, int depth) {
    int nameEnd = name(position);
    if (nameEnd - 1 + Words.WIDTH > end || depth >= MAX_DEPTH || !isTypedString(nameEnd - 1)) {
      return nextMember(value(toValue(nameEnd), depth));
    }
    int at = string(nameEnd - 1 + Words.WIDTH);
    if (at + Integer.BYTES <= end && (Words.intAt(bytes, at) & 0xFF_FFFF) == NEXT_NAME) {
      return at + 2;
    }
    return nextMember(peek(at) == '}' ? at + 1 : members(nextMember(at), depth + 1));
  }

  private boolean isTypedString(int position) {
    long marks = Words.at(bytes, position);
    return (marks & TYPED_STRING_MASK) == TYPED_STRING && ((int) (marks >>> 32) & 0xFF) != '\\';
  }

  /**
   * Walks from behind an object's first brace to the quote before its first name, or to its last
   * brace if it is empty.
   */
  int firstMember(int position) {
    int at = skipSpace(position);
    if (peek(at) != '"' && peek(at) != '}') {
      throw unexpected(at, "a member's name or '}'");
    }
    return at;
  }

  /**
   * Walks from behind a member's value to the quote before the next name, or to the object's last
   * brace.
   */
  int nextMember(int position) {
    int at = skipSpace(position);
    int mark = peek(at);
    if (mark == '}') {
      return at;
    }
    if (mark != ',') {
      throw unexpected(at, "',' or '}'");
    }
    at = skipSpace(at + 1);
    if (peek(at) != '"') {
      throw unexpected(at, "a member's name");
    }
    return at;
  }

  private int array(int position, int depth) {
    int at = skipSpace(position);
    if (peek(at) == ']') {
      return at + 1;
    }
    at = skipSpace(value(at, depth));
    while (peek(at) == ',') {
      at = skipSpace(value(skipSpace(at + 1), depth));
    }
    if (peek(at) != ']') {
      throw unexpected(at, "',' or ']'");
    }
    return at + 1;
  }

  /** Walks over a string from behind its first quote to behind its last one. */
  int string(int position) {
    if (WIDE.isThere()) {
      return wideString(position);
    }
    final byte[] text = bytes;
    final int last = end - Words.WIDTH;
    int at = position;
    while (at <= last) {
      long found = Words.interruptions(Words.at(text, at));
      if (found == 0) {
        at += Words.WIDTH;
        continue;
      }
      at += Words.firstFound(found);
      if (text[at] == '"') {
        return at + 1;
      }
      at = interruption(at);
    }
    return endOfString(at);
  }

  private int wideString(int position) {
    int at = WIDE.skip(bytes, position, end);
    while (at < end && bytes[at] != '"') {
      if (bytes[at] >= ' ' && bytes[at] != '\\') {
        return endOfString(at);
      }
      at = WIDE.skip(bytes, interruption(at), end);
    }
    return endOfString(at);
  }

  private int endOfString(int position) {
    int at = position;
    while (at < end) {
      byte next = bytes[at];
      if (next == '"') {
        return at + 1;
      }
      at = next >= ' ' && next != '\\' ? at + 1 : interruption(at);
    }
    throw unexpected(at, "the end of a string");
  }

  private int interruption(int position) {
    byte found = bytes[position];
    if (found < 0) {
      return Utf8.skip(bytes, position, end);
    }
    if (found != '\\') {
      throw unexpected(position, "no control character in a string");
    }
    return escape(position + 1);
  }

  private int escape(int position) {
    return switch (peek(position)) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> position + 1;
      case 'u' -> hexadecimal(position + 1);
      default -> throw unexpected(position, "an escape that JSON knows");
    };
  }

  private int hexadecimal(int position) {
    for (int at = position; at < position + 4; at++) {
      if (Character.digit(peek(at), 16) < 0) {
        throw unexpected(at, "a hexadecimal digit");
      }
    }
    return position + 4;
  }

  private int literal(int position, String word) {
    if (position + Integer.BYTES <= end) {
      int four = Words.intAt(bytes, position);
      if (four == TRUE || four == NULL) {
        return position + Integer.BYTES;
      }
    }
    for (int i = 0; i < word.length(); i++) {
      if (peek(position + i) != word.charAt(i)) {
        throw unexpected(position + i, "'" + word + "'");
      }
    }
    return position + word.length();
  }

  private int number(int position) {
    int at = peek(position) == '-' ? position + 1 : position;
    if (peek(at) == '0') {
      at++;
    } else {
      at = digits(at, at == position ? "a value" : "a digit");
    }
    if (peek(at) == '.') {
      at = digits(at + 1, "a digit");
    }
    if (peek(at) == 'e' || peek(at) == 'E') {
      at++;
      at = digits(peek(at) == '+' || peek(at) == '-' ? at + 1 : at, "a digit");
    }
    return at;
  }

  private int digits(int position, String expected) {
    int at = Words.skipDigits(bytes, position, end);
    if (at == position) {
      throw unexpected(at, expected);
    }
    return at;
  }

  private int deeper(int position, int depth) {
    if (depth >= MAX_DEPTH) {
      throw new MalformedJsonException(
          "objects and arrays are nested more than " + MAX_DEPTH + " deep", position);
    }
    return depth + 1;
  }

  /** Makes the exception for something that should not stand where it stands. */
  MalformedJsonException unexpected(int position, String expected) {
    String found = position < end ? "found byte 0x%02x".formatted(bytes[position]) : "it ends";
    return new MalformedJsonException("expected " + expected + " but " + found, position);
  }

  static boolean isSpace(byte character) {
    return character == ' ' || character == '\n' || character == '\r' || character == '\t';
  }

  static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
