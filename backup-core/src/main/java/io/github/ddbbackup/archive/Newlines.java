package io.github.ddbbackup.archive;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds newlines, eight bytes at a look. */
final class Newlines {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = ONES << 7;
  private static final long NEWLINES = ONES * '\n';

  private Newlines() {}

  /**
   * Finds the first one. Below the lowest byte that is one, no other is taken for one.
   *
   * @return where it is, or where the text ends
   */
  static int find(byte[] text, int from, int to) {
    int at = from;
    while (at <= to - Long.BYTES) {
      long word = (long) LONGS.get(text, at) ^ NEWLINES;
      long found = (word - ONES) & ~word & HIGH_BITS;
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < to && text[at] != '\n') {
      at++;
    }
    return at;
  }
}
