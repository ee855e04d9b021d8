package io.github.ddbbackup.record;

import java.nio.charset.StandardCharsets;

/** Decodes JSON strings that a {@link JsonScanner} has walked over. */
final class JsonStrings {

  private JsonStrings() {}

  /** Whether a string is written with escapes, so that its bytes are not its text. */
  static boolean hasEscape(byte[] bytes, int from, int to) {
    int at = from;
    while (at + Words.WIDTH <= to) {
      if (Words.hasBackslash(Words.at(bytes, at))) {
        return true;
      }
      at += Words.WIDTH;
    }
    while (at < to && bytes[at] != '\\') {
      at++;
    }
    return at < to;
  }

  /**
   * The text of a string.
   *
   * @param from behind its first quote
   * @param to at its last quote
   */
  static String decode(byte[] bytes, int from, int to) {
    String raw = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    int escape = raw.indexOf('\\');
    return escape < 0 ? raw : unescape(raw, escape);
  }

  private static String unescape(String raw, int firstEscape) {
    StringBuilder text = new StringBuilder(raw.length()).append(raw, 0, firstEscape);
    int at = firstEscape;
    while (at < raw.length()) {
      char next = raw.charAt(at);
      if (next != '\\') {
        text.append(next);
        at++;
      } else if (raw.charAt(at + 1) == 'u') {
        text.append((char) Integer.parseInt(raw, at + 2, at + 6, 16));
        at += 6;
      } else {
        text.append(meant(raw.charAt(at + 1)));
        at += 2;
      }
    }
    return text.toString();
  }

  private static char meant(char escaped) {
    return switch (escaped) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escaped;
    };
  }
}
