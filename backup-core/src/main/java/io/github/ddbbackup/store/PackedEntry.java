package io.github.ddbbackup.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A key and its value in one array, their lengths in front, so that memory is gone to once for
 * both. Behind them there may be room.
 */
final class PackedEntry {

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final int KEY_LENGTH = 0;
  private static final int VALUE_LENGTH = Integer.BYTES;
  private static final int KEY = 2 * Integer.BYTES;

  private PackedEntry() {}

  /** Packs a key and a value, with which a buffer begins. */
  static byte[] of(byte[] key, byte[] buffer, int length) {
    byte[] entry = new byte[KEY + key.length + length];
    INTS.set(entry, KEY_LENGTH, key.length);
    System.arraycopy(key, 0, entry, KEY, key.length);
    put(entry, buffer, length);
    return entry;
  }

  /**
   * Puts a value, with which a buffer begins, in the place of the one that is there.
   *
   * @return whether it fits and leaves no more than half of the room
   */
  static boolean replace(byte[] entry, byte[] buffer, int length) {
    int room = entry.length - valueFrom(entry);
    if (length > room || length < room / 2) {
      return false;
    }
    put(entry, buffer, length);
    return true;
  }

  private static void put(byte[] entry, byte[] buffer, int length) {
    INTS.set(entry, VALUE_LENGTH, length);
    System.arraycopy(buffer, 0, entry, valueFrom(entry), length);
  }

  /** A copy of the key. */
  static byte[] key(byte[] entry) {
    return Arrays.copyOfRange(entry, KEY, valueFrom(entry));
  }

  /** A copy of the value. */
  static byte[] value(byte[] entry) {
    return Arrays.copyOfRange(entry, valueFrom(entry), valueTo(entry));
  }

  /** Whether the entry is that of a key. */
  static boolean isOf(byte[] key, byte[] entry) {
    return Arrays.equals(entry, KEY, valueFrom(entry), key, 0, key.length);
  }

  /** Whether a value, with which a buffer begins, is greater than that of the entry. */
  static boolean isGreater(byte[] buffer, int length, byte[] entry) {
    return Arrays.compareUnsigned(buffer, 0, length, entry, valueFrom(entry), valueTo(entry)) > 0;
  }

  /** Whether a buffer begins with less than the value of the entry does. */
  static boolean isLessThanBeginning(byte[] buffer, int length, byte[] entry) {
    int from = valueFrom(entry);
    int to = Math.min(valueTo(entry), from + length);
    return Arrays.compareUnsigned(buffer, 0, length, entry, from, to) < 0;
  }

  /** Compares the keys of two entries. */
  static int compareKeys(byte[] one, byte[] other) {
    return Arrays.compareUnsigned(one, KEY, valueFrom(one), other, KEY, valueFrom(other));
  }

  private static int valueFrom(byte[] entry) {
    return KEY + (int) INTS.get(entry, KEY_LENGTH);
  }

  private static int valueTo(byte[] entry) {
    return valueFrom(entry) + (int) INTS.get(entry, VALUE_LENGTH);
  }
}
