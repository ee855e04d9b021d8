package io.github.ddbbackup.record;

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
