package io.github.ddbbackup.archive;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Finds newlines, many bytes at a look. */
final class Newlines {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = ONES << 7;
  private static final long NEWLINES = ONES * '\n';
  private static final long SPACES = ONES * ' ';

  private static final int LOOK = 4 * Long.BYTES;

  private Newlines() {}

  /**
   * Finds the first one. Below the lowest byte that is one, no other is taken for one.
   *
   * @return where it is, or where the text ends
   */
  static int find(byte[] text, int from, int to) {
    int at = from;
    while (at <= to - LOOK) {
      if (mayBeMarked(text, at)) {
        int found = findInLook(text, at);
        if (found < at + LOOK) {
          return found;
        }
      }
      at += LOOK;
    }
    while (at < to && text[at] != '\n') {
      at++;
    }
    return at;
  }

  /** Takes less than half as long, and is true of nothing else in lines that are ASCII. */
  private static boolean mayBeMarked(byte[] text, int at) {
    long found =
        (word(text, at) - SPACES)
            | (word(text, at + Long.BYTES) - SPACES)
            | (word(text, at + 2 * Long.BYTES) - SPACES)
            | (word(text, at + 3 * Long.BYTES) - SPACES);
    return (found & HIGH_BITS) != 0;
  }

  private static int findInLook(byte[] text, int from) {
    int at = from;
    while (at < from + LOOK) {
      long found = marks(text, at);
      if (found != 0) {
        return at + (Long.numberOfTrailingZeros(found) >>> 3);
      }
      at += Long.BYTES;
    }
    return at;
  }

  private static long marks(byte[] text, int at) {
    long word = word(text, at) ^ NEWLINES;
    return (word - ONES) & ~word & HIGH_BITS;
  }

  private static long word(byte[] text, int at) {
    return (long) LONGS.get(text, at);
  }
}
