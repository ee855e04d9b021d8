package io.github.ddbbackup.deflate;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits that are packed into bytes, the lowest ones first: RFC 1951, section 3.1.1. */
final class BitSink {

  /** The most bits that can be written at once. */
  static final int MOST_BITS = Long.SIZE - Byte.SIZE;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  /** A shift is faster than a division of what could be negative. */
  private static final int BYTE_SHIFT = 3;

  private static final int FIRST_SIZE = 64 * 1024;

  private byte[] bytes = new byte[FIRST_SIZE];
  private int size;
  private long open;
  private int openCount;

  void clear() {
    size = 0;
    open = 0;
    openCount = 0;
  }

  /** Makes room for bits, and for what is written beyond them, since eight bytes are at a time. */
  void reserve(long bits) {
    int needed = Math.toIntExact(size + bits / Byte.SIZE + 2 * Long.BYTES);
    if (needed > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
    }
  }

  /**
   * Writes bits that there is room for.
   *
   * @param bits none set beyond their count
   * @param count at most {@link #MOST_BITS}
   */
  void write(long bits, int count) {
    long all = open | bits << openCount;
    int allCount = openCount + count;
    LONGS.set(bytes, size, all);
    size += allCount >>> BYTE_SHIFT;
    openCount = allCount & (Byte.SIZE - 1);
    open = all >>> (allCount - openCount);
  }

  /** Fills the last byte. */
  void align() {
    if (openCount > 0) {
      write(0, Byte.SIZE - openCount);
    }
  }

  /** How many bytes are full. */
  int size() {
    return size;
  }

  void copyTo(byte[] target, int at) {
    System.arraycopy(bytes, 0, target, at, size);
  }
}
