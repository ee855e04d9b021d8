package io.github.ddbbackup.record;

/**
 * Checks UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing beyond U+10FFFF. See
 * <a href="https://www.rfc-editor.org/rfc/rfc3629#section-4">its section 4</a>.
 */
final class Utf8 {

  /** How a character of three bytes looks: 1110xxxx 10xxxxxx 10xxxxxx, the first byte lowest. */
  private static final int THREE_BYTES = 0x8080E0;

  private static final int THREE_BYTES_MASK = 0xC0C0F0;

  /** How one of two bytes looks: 110xxxxx 10xxxxxx. */
  private static final int TWO_BYTES = 0x80C0;

  private static final int TWO_BYTES_MASK = 0xC0E0;

  /** How one of four bytes looks: 11110xxx 10xxxxxx 10xxxxxx 10xxxxxx. */
  private static final int FOUR_BYTES = 0x808080F0;

  private static final int FOUR_BYTES_MASK = 0xC0C0C0F8;

  /** How many planes of 65,536 characters there are whose characters take four bytes. */
  private static final int PLANES = 16;

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
    int at = skipUsual(bytes, position, end);
    while (at < end && bytes[at] < 0) {
      int length = lengthAt(bytes, at, end);
      if (length == 0) {
        throw new MalformedJsonException("the text is not UTF-8", at);
      }
      at += length;
    }
    return at;
  }

  /**
   * Passes over characters at one look each; stops before what is something else, and at the latest
   * shortly before the end.
   */
  private static int skipUsual(byte[] bytes, int position, int end) {
    int at = position;
    while (at + Integer.BYTES <= end) {
      int word = Words.intAt(bytes, at);
      if ((word & THREE_BYTES_MASK) == THREE_BYTES && isThreeByteForm(word)) {
        at += 3;
      } else if ((word & TWO_BYTES_MASK) == TWO_BYTES && (word & 0x1E) != 0) {
        at += 2;
      } else if ((word & FOUR_BYTES_MASK) == FOUR_BYTES && isFourByteForm(word)) {
        at += Integer.BYTES;
      } else {
        return at;
      }
    }
    return at;
  }

  /** Of three bytes: neither an overlong form (E0, then less than A0) nor a surrogate (ED, A0). */
  private static boolean isThreeByteForm(int word) {
    int suspicious = word & 0x200F;
    return suspicious != 0 && suspicious != 0x200D;
  }

  /** Of four bytes: the plane, in the three and the two bits that come first, is 1 to 16. */
  private static boolean isFourByteForm(int word) {
    int plane = ((word & 0x07) << 2) | ((word >>> 12) & 0x03);
    return plane != 0 && plane <= PLANES;
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
