package io.github.ddbbackup.record;

/**
 * Checks UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing beyond U+10FFFF. See
 * <a href="https://www.rfc-editor.org/rfc/rfc3629#section-4">its section 4</a>.
 */
final class Utf8 {

  private Utf8() {}

  /**
   * Checks a run of characters that are not ASCII.
   *
   * @param bytes the text
   * @param position where the first such character begins
   * @param end where the text ends
   * @return where the run ends
   * @throws MalformedJsonException if the run is not UTF-8
   */
  static int skip(byte[] bytes, int position, int end) {
    int at = position;
    while (at < end && bytes[at] < 0) {
      int length = lengthAt(bytes, at, end);
      if (length == 0) {
        throw new MalformedJsonException("the text is not UTF-8", at);
      }
      at += length;
    }
    return at;
  }

  private static int lengthAt(byte[] bytes, int at, int end) {
    int first = bytes[at] & 0xFF;
    if (first < 0xE0) {
      return first >= 0xC2 && continues(bytes, at + 1, end) ? 2 : 0;
    }
    if (first < 0xF0) {
      return continues(bytes, at + 1, end)
              && continues(bytes, at + 2, end)
              && isThreeByteForm(first, bytes[at + 1] & 0xFF)
          ? 3
          : 0;
    }
    return continues(bytes, at + 1, end)
            && continues(bytes, at + 2, end)
            && continues(bytes, at + 3, end)
            && isFourByteForm(first, bytes[at + 1] & 0xFF)
        ? 4
        : 0;
  }

  private static boolean continues(byte[] bytes, int at, int end) {
    return at < end && (bytes[at] & 0xC0) == 0x80;
  }

  private static boolean isThreeByteForm(int first, int second) {
    boolean overlong = first == 0xE0 && second < 0xA0;
    boolean surrogate = first == 0xED && second >= 0xA0;
    return !overlong && !surrogate;
  }

  private static boolean isFourByteForm(int first, int second) {
    boolean overlong = first == 0xF0 && second < 0x90;
    boolean tooHigh = first > 0xF4 || (first == 0xF4 && second >= 0x90);
    return !overlong && !tooHigh;
  }
}
