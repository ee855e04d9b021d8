package io.github.ddbbackup.verify;

import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.record.Meaning;
import io.github.ddbbackup.record.SequenceNumber;
import io.github.ddbbackup.store.OrderedStore;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What is kept of a change, or of an item that was seen in a snapshot or in the table, in so few
 * bytes that a backup of many changes can be looked at in the order of the keys.
 *
 * <p>The key is the number of the table, the item's key, what kind of entry it is, and for an item
 * that was seen in a snapshot the number of that one, for a change the number of the part of the
 * table's lifetime in which it was made, its sequence number and the meanings of its images: lines
 * that say the same fall together, and two changes of one number do not. Behind a gap there is
 * another stream, whose sequence numbers need not be greater, so the parts come first. The value is
 * the time of a change and the number of its object, or the meaning of an item.
 */
final class Entry {

  static final byte SNAPSHOT = 0;
  static final byte LIVE = 1;
  static final byte CHANGE = 2;

  /** What stands before the meaning of an image. */
  static final byte NO_IMAGE = 0;

  static final byte IMAGE = 1;

  /** There should be an image, and there is none. */
  static final byte LOST_IMAGE = 2;

  private static final int TABLE = Short.BYTES;
  private static final int PART = 1;
  private static final int ORDER = PART + Short.BYTES;
  private static final int OLD = ORDER + SequenceNumber.BYTES;
  private static final int NEW = OLD + 1 + Meaning.BYTES;

  /** How many bytes of a change's key stand behind the item's key. */
  private static final int TAIL = NEW + 1 + Meaning.BYTES;

  /** How many bytes of the key of an item that was seen stand behind the item's key. */
  private static final int SEEN_TAIL = 1 + Short.BYTES;

  private static final int CHANGE_VALUE = Long.BYTES + Integer.BYTES;

  private final byte[] key;
  private final byte[] value;
  private final boolean change;

  /** An entry as the store has it. */
  Entry(byte[] key, byte[] value) {
    this.key = key;
    this.value = value;
    this.change = value.length == CHANGE_VALUE;
  }

  /** Keeps the meaning of each item that was seen. */
  static BiConsumer<CanonicalKey, Json> keeperOf(
      int table, byte kind, int number, OrderedStore store) {
    return (key, item) ->
        store.keepGreater(keyOfItem(table, key, kind, number), new Meaning().of(item));
  }

  /** The key of an entry for an item that was seen, by the snapshot of a number or in the table. */
  static byte[] keyOfItem(int table, CanonicalKey item, byte kind, int number) {
    byte[] bytes = item.toBytes();
    return ByteBuffer.allocate(TABLE + bytes.length + SEEN_TAIL)
        .putShort((short) table)
        .put(bytes)
        .put(kind)
        .putShort((short) number)
        .array();
  }

  /** The key of an entry for a change, but for its tail, which begins where the given one does. */
  static byte[] keyOfChange(int table, CanonicalKey item, byte[] tail) {
    byte[] bytes = item.toBytes();
    return ByteBuffer.allocate(TABLE + bytes.length + TAIL)
        .putShort((short) table)
        .put(bytes)
        .put(tail)
        .array();
  }

  /** An empty tail, to be filled at the places that the following methods tell. */
  static byte[] newTail() {
    byte[] tail = new byte[TAIL];
    tail[0] = CHANGE;
    return tail;
  }

  /** Puts the number of the part of its table's lifetime in which a change was made. */
  static void putPart(byte[] tail, int part) {
    ByteBuffer.wrap(tail).putShort(PART, (short) part);
  }

  static int sequenceNumberInTail() {
    return ORDER;
  }

  static int oldInTail() {
    return OLD;
  }

  static int newInTail() {
    return NEW;
  }

  static byte[] valueOfChange(long second, int object) {
    return ByteBuffer.allocate(CHANGE_VALUE).putLong(second).putInt(object).array();
  }

  /** Puts it where it was, or somewhere else. */
  void keepIn(OrderedStore store) {
    store.keepGreater(key, value);
  }

  byte kind() {
    return key[itemEnd()];
  }

  /** Which of the snapshots saw an item. */
  int number() {
    return Short.toUnsignedInt(ByteBuffer.wrap(key).getShort(itemEnd() + 1));
  }

  int table() {
    return Short.toUnsignedInt(ByteBuffer.wrap(key).getShort());
  }

  /** Whether the item is that of another entry. */
  boolean isSameItem(Entry other) {
    return Arrays.equals(key, 0, itemEnd(), other.key, 0, other.itemEnd());
  }

  private int itemEnd() {
    return key.length - (change ? TAIL : SEEN_TAIL);
  }

  CanonicalKey item() {
    return CanonicalKey.fromBytes(Arrays.copyOfRange(key, TABLE, itemEnd()));
  }

  /** The meaning of an item that was seen. */
  Bits seen() {
    return new Bits(value, 0);
  }

  SequenceNumber sequenceNumber() {
    return SequenceNumber.fromBytes(key, itemEnd() + ORDER);
  }

  /** Whether it is of the same number as another change of the same part of a lifetime. */
  boolean hasNumberOf(Entry other) {
    return Arrays.equals(
        key,
        itemEnd() + PART,
        itemEnd() + OLD,
        other.key,
        other.itemEnd() + PART,
        other.itemEnd() + OLD);
  }

  /** The meaning of the item before a change; empty if there was none. */
  Optional<Bits> before() {
    return image(OLD);
  }

  /** The meaning of the item after a change; empty if there is none. */
  Optional<Bits> after() {
    return image(NEW);
  }

  private Optional<Bits> image(int position) {
    int at = itemEnd() + position;
    return key[at] == IMAGE ? Optional.of(new Bits(key, at + 1)) : Optional.empty();
  }

  /** Whether the item before a change should be there and is not. */
  boolean lostBefore() {
    return key[itemEnd() + OLD] == LOST_IMAGE;
  }

  /** Whether the item after a change should be there and is not. */
  boolean lostAfter() {
    return key[itemEnd() + NEW] == LOST_IMAGE;
  }

  /** When a change was made. */
  Instant made() {
    return Instant.ofEpochSecond(ByteBuffer.wrap(value).getLong());
  }

  /** The number of the object that holds a change. */
  int object() {
    return ByteBuffer.wrap(value).getInt(Long.BYTES);
  }

  /** The meaning of an item. */
  record Bits(long first, long second) {

    Bits(byte[] bytes, int position) {
      this(
          ByteBuffer.wrap(bytes).getLong(position),
          ByteBuffer.wrap(bytes).getLong(position + Long.BYTES));
    }
  }
}
