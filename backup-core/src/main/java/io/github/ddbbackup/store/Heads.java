package io.github.ddbbackup.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Keys, each with the beginning of its value, one behind the other in memory. Nearly all values
 * that are offered lose by their first bytes to what is there, and the values themselves lie far
 * apart. A key is found by a table of numbers, each at the first free place from that on which it
 * names. Keys have an order, that in which they came.
 *
 * <p>One thread at a time may write. Meanwhile others may look for keys and compare beginnings, of
 * which they may see a mixture of an old and a new one then, but no other harm comes of it.
 */
final class Heads {

  static final int NONE = -1;

  /** More of a value than tells which of two changes is the later one. */
  private static final int LONGEST_BEGINNING = 24;

  private static final int FIRST_PLACES = 64;
  private static final int FIRST_BYTES = 1024;

  /** What JVMs can allocate at once. */
  private static final int MOST_BYTES = Integer.MAX_VALUE - 8;

  /** A place is a number, and where the head stands, from 1 on; 0 where the place is free. */
  private static final int PLACE = 2;

  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle PLACES = MethodHandles.arrayElementVarHandle(int[].class);
  private static final int KEY_LENGTH = 0;
  private static final int ORDER = Integer.BYTES;
  private static final int BEGINNING_LENGTH = 2 * Integer.BYTES;
  private static final int BEGINNING = 3 * Integer.BYTES;
  private static final int KEY = BEGINNING + LONGEST_BEGINNING;

  /**
   * Who sees where a head is sees its key: that is written first, and looked at last. The beginning
   * of the value comes later; until then it is empty, or zeros in place of some bytes, and never
   * greater than it will be.
   */
  private volatile int[] places = new int[FIRST_PLACES * PLACE];

  private volatile byte[] bytes = new byte[FIRST_BYTES];
  private int used;
  private int count;

  /** Where the head of a key is, or {@link #NONE}. */
  int find(byte[] key, int number) {
    final int[] table = places;
    int last = table.length - 1;
    int place = number * PLACE & last;
    int head = head(table, place);
    while (head != NONE && (table[place] != number || !isOf(key, head))) {
      place = place + PLACE & last;
      head = head(table, place);
    }
    return head;
  }

  private static int head(int[] table, int place) {
    return (int) PLACES.getAcquire(table, place + 1) - 1;
  }

  private boolean isOf(byte[] key, int head) {
    final byte[] text = bytes;
    return Arrays.equals(text, head + KEY, keyTo(text, head), key, 0, key.length);
  }

  /** Adds a key that is not there; gives where its head is. */
  int add(byte[] key, int number) {
    int head = used;
    int end = Math.addExact(head + KEY, key.length);
    byte[] text = bytes;
    if (end > text.length) {
      text = Arrays.copyOf(text, (int) Math.max(end, Math.min(2L * text.length, MOST_BYTES)));
    }
    INTS.set(text, head + KEY_LENGTH, key.length);
    INTS.set(text, head + ORDER, count);
    System.arraycopy(key, 0, text, head + KEY, key.length);
    bytes = text;
    used = end;
    count++;
    if (count * PLACE > places.length / 2) {
      grow();
    }
    put(places, number, head);
    return head;
  }

  private void grow() {
    int[] former = places;
    int[] table = new int[2 * former.length];
    for (int place = 0; place < former.length; place += PLACE) {
      int head = head(former, place);
      if (head != NONE) {
        put(table, former[place], head);
      }
    }
    places = table;
  }

  private static void put(int[] table, int number, int head) {
    int last = table.length - 1;
    int place = number * PLACE & last;
    while (head(table, place) != NONE) {
      place = place + PLACE & last;
    }
    table[place] = number;
    PLACES.setRelease(table, place + 1, head + 1);
  }

  /** Notes how the value of a key begins. */
  void setBeginning(int head, byte[] buffer, int length) {
    byte[] text = bytes;
    int noted = Math.min(length, LONGEST_BEGINNING);
    INTS.set(text, head + BEGINNING_LENGTH, noted);
    System.arraycopy(buffer, 0, text, head + BEGINNING, noted);
  }

  /** Whether a value begins with more than a buffer does. */
  boolean isGreater(int head, byte[] buffer, int length) {
    final byte[] text = bytes;
    int from = head + BEGINNING;
    int to = from + Math.min((int) INTS.get(text, head + BEGINNING_LENGTH), length);
    return Arrays.compareUnsigned(text, from, to, buffer, 0, length) > 0;
  }

  /** Which key it is in the order in which they came, from 0. */
  int order(int head) {
    return (int) INTS.get(bytes, head + ORDER);
  }

  /** A copy of the key. */
  byte[] key(int head) {
    return Arrays.copyOfRange(bytes, head + KEY, keyTo(bytes, head));
  }

  /** Compares a key with one of these or of others. */
  int compareKeys(int head, Heads others, int other) {
    return Arrays.compareUnsigned(
        bytes,
        head + KEY,
        keyTo(bytes, head),
        others.bytes,
        other + KEY,
        keyTo(others.bytes, other));
  }

  private static int keyTo(byte[] text, int head) {
    return head + KEY + (int) INTS.get(text, head + KEY_LENGTH);
  }

  /** The head of the first key, if there is any. */
  int first() {
    return next(NONE);
  }

  /** The head of the key that came after another, or {@link #NONE}. */
  int next(int head) {
    int next = head == NONE ? 0 : keyTo(bytes, head);
    return next < used ? next : NONE;
  }

  /** How much memory is taken. */
  long size() {
    return bytes.length + (long) places.length * Integer.BYTES;
  }
}
