package io.github.ddbbackup.deflate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** What zlib makes of a stream. */
final class Inflated {

  private Inflated() {}

  /**
   * Inflates a stream, and sees that it ends with the last byte.
   *
   * @param most how many bytes it should have; one more is let through
   */
  static byte[] of(byte[] made, int most) throws DataFormatException {
    Inflater inflater = new Inflater(true);
    inflater.setInput(made);
    byte[] bytes = new byte[most + 1];
    int size = 0;
    while (!inflater.finished()) {
      int count = inflater.inflate(bytes, size, bytes.length - size);
      size += count;
      assertThat(count > 0 || inflater.finished()).as("goes on").isTrue();
    }
    assertThat(inflater.getRemaining()).isZero();
    inflater.end();
    return Arrays.copyOf(bytes, size);
  }
}
