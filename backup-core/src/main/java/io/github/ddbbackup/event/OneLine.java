package io.github.ddbbackup.event;

/** Makes a text fit for one line of a log or terminal. */
public final class OneLine {

  private OneLine() {}

  /**
   * Replaces whatever could break a line or steer a terminal: control characters, line and
   * paragraph separators, and the marks that turn the direction of writing become escapes such as
   * {@code \n} or <code>&#92;u001b</code>. Everything else, non-ASCII letters included, stays.
   *
   * @param text any text
   * @return the text in one line
   */
  public static String escape(String text) {
    int unsafe = firstUnsafe(text);
    if (unsafe < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, unsafe);
    for (int i = unsafe; i < text.length(); i++) {
      append(out, text.charAt(i));
    }
    return out.toString();
  }

  /**
   * Escapes a text as {@link #escape(String)} does and cuts it when it is long, saying so.
   *
   * @param text any text
   * @param limit the number of characters of the text that are kept; at least 1
   * @return the text in one line, followed by its full length where it was cut
   */
  public static String escape(String text, int limit) {
    if (text.length() <= limit) {
      return escape(text);
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return escape(text.substring(0, end)) + "... (" + text.length() + " characters)";
  }

  private static int firstUnsafe(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isUnsafe(text.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isUnsafe(char c) {
    return Character.isISOControl(c)
        || (c >= '\u2028' && c <= '\u202e')
        || (c >= '\u2066' && c <= '\u2069');
  }

  private static void append(StringBuilder out, char c) {
    switch (c) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (isUnsafe(c)) {
          out.append(String.format("\\u%04x", (int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
