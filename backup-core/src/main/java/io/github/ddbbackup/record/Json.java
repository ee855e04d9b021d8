package io.github.ddbbackup.record;

import io.github.ddbbackup.event.BackupException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One JSON value exactly as it was written, such as an item's image: numbers, escapes and the order
 * of members are kept. Two are equal when their bytes are.
 */
public final class Json {

  private final byte[] text;

  private Json(byte[] text) {
    this.text = text;
  }

  /**
   * Takes a text.
   *
   * @param text one JSON value
   * @return the value
   * @throws BackupException if it is not one
   */
  public static Json of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Takes a text.
   *
   * @param text one JSON value in UTF-8
   * @return the value
   * @throws BackupException if it is not one
   */
  public static Json of(byte[] text) {
    JsonScanner scanner = new JsonScanner();
    scanner.reset(text, text.length);
    try {
      int start = scanner.skipSpace(0);
      int end = scanner.value(start, 0);
      if (scanner.skipSpace(end) < text.length) {
        throw scanner.unexpected(scanner.skipSpace(end), "the end");
      }
      return copyOf(text, start, end);
    } catch (MalformedJsonException e) {
      throw BackupException.user(
          "Not JSON",
          new String(text, StandardCharsets.UTF_8),
          "At byte " + e.offset() + ": " + e.getMessage() + ".",
          e);
    }
  }

  /**
   * Takes a text that was a value before, as {@link #toBytes()} gave it, without looking at it
   * again.
   *
   * @param text one JSON value, UTF-8; not to be changed after the call
   * @return the value
   */
  public static Json ofChecked(byte[] text) {
    return new Json(text);
  }

  /** Takes part of an array that a {@link JsonScanner} has walked over. */
  static Json copyOf(byte[] bytes, int from, int to) {
    return new Json(Arrays.copyOfRange(bytes, from, to));
  }

  /**
   * The value's text.
   *
   * @return a copy of the text, UTF-8
   */
  public byte[] toBytes() {
    return text.clone();
  }

  /**
   * The length of the value's text.
   *
   * @return in bytes of UTF-8
   */
  public int size() {
    return text.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Json json && Arrays.equals(text, json.text);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(text);
  }

  /** The value's text. */
  @Override
  public String toString() {
    return new String(text, StandardCharsets.UTF_8);
  }
}
