package io.github.ddbbackup.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes of text at a time. */
final class Words {

  /** How many bytes one look takes in. */
  static final int WIDTH = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = ONES << 7;
  private static final long HIGH_HALVES = 0xF0F0F0F0F0F0F0F0L;
  private static final long LOW_HALVES = ~HIGH_HALVES;
  private static final long ZEROS = ONES * '0';

  /**
   * Of its bytes, the one that is moved to the top by eight to a power is as large as the power.
   */
  private static final long INDEXES = 0x0001020304050607L;

  private static final long SPACES = ONES * ' ';
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';

  private Words() {}

  /** The eight bytes from a position on, the first one in the lowest bits. */
  static long at(byte[] bytes, int position) {
    return (long) LONGS.get(bytes, position);
  }

  /** The four bytes from a position on, the first one in the lowest bits. */
  static int intAt(byte[] bytes, int position) {
    return (int) INTS.get(bytes, position);
  }

  /**
   * Finds the bytes that end or interrupt the plain part of a JSON string: quotes, backslashes,
   * control characters and everything that is not ASCII.
   *
   * <p>A subtraction borrows from the next higher byte only below a byte that is found itself, so
   * the lowest byte found is always right, and {@link #firstFound(long)} asks for no other.
   *
   * @return zero if there is none
   */
  static long interruptions(long word) {
    long found = (word - SPACES) | ((word ^ QUOTES) - ONES) | ((word ^ BACKSLASHES) - ONES) | word;
    return found & HIGH_BITS;
  }

  /** Whether one of eight bytes is a backslash. */
  static boolean hasBackslash(long word) {
    long different = word ^ BACKSLASHES;
    return ((different - ONES) & ~different & HIGH_BITS) != 0;
  }

  /**
   * Whether two texts have some bytes in common.
   *
   * @param length how many bytes are compared; at least {@link #WIDTH}, all of them there
   */
  static boolean areEqual(byte[] one, int at, byte[] other, int there, int length) {
    int last = length - WIDTH;
    for (int i = 0; i < last; i += WIDTH) {
      if (at(one, at + i) != at(other, there + i)) {
        return false;
      }
    }
    return at(one, at + last) == at(other, there + last);
  }

  /** Where the digits that begin at a position end. */
  static int skipDigits(byte[] bytes, int position, int end) {
    int at = position;
    while (at + WIDTH <= end && areDigits(at(bytes, at))) {
      at += WIDTH;
    }
    while (at < end && JsonScanner.isDigit(bytes[at])) {
      at++;
    }
    return at;
  }

  /** Puts eight digits into four bytes, the first digit into the upper half of the first byte. */
  static void putDigits(byte[] digits, int from, byte[] target, int position) {
    long values = at(digits, from) & LOW_HALVES;
    long pairs = (values << 4 | values >>> 8) & 0x00FF00FF00FF00FFL;
    long quads = (pairs | pairs >>> 8) & 0x0000FFFF0000FFFFL;
    INTS.set(target, position, (int) (quads | quads >>> 16));
  }

  private static boolean areDigits(long word) {
    return (word & HIGH_HALVES) == ZEROS && ((word + ONES * 6) & HIGH_HALVES) == ZEROS;
  }

  /**
   * The index, 0 to 7, of the first byte found; without the instruction that counts zeros, since
   * JDK 17's first compiler does not know of it.
   */
  static int firstFound(long found) {
    return (int) ((((found & -found) >>> 7) * INDEXES) >>> 56);
  }
}
