package io.github.ddbbackup.verify;

import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Meaning;
import io.github.ddbbackup.record.SequenceNumber;
import io.github.ddbbackup.store.OrderedStore;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is kept of a change, or of an item that was seen in a snapshot or in the table, in so few
 * bytes that a backup of many changes can be looked at in the order of the keys.
 *
 * <p>The key is the number of the table, the item's key, what kind of entry it is, and for a change
 * its sequence number and the meanings of its images: lines that say the same fall together, and
 * two changes of one number do not. The value is the time of a change and the number of its object,
 * or the meaning of an item.
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
  private static final int OLD = 1 + SequenceNumber.BYTES;
  private static final int NEW = OLD + 1 + Meaning.BYTES;

  /** How many bytes of a change's key stand behind the item's key. */
  private static final int TAIL = NEW + 1 + Meaning.BYTES;

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

  /** The key of an entry for an item that was seen. */
  static byte[] keyOfItem(int table, CanonicalKey item, byte kind) {
    byte[] bytes = item.toBytes();
    return ByteBuffer.allocate(TABLE + bytes.length + 1)
        .putShort((short) table)
        .put(bytes)
        .put(kind)
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

  static int sequenceNumberInTail() {
    return 1;
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
    return key[key.length - (change ? TAIL : 1)];
  }

  int table() {
    return Short.toUnsignedInt(ByteBuffer.wrap(key).getShort());
  }

  /** Whether the item is that of another entry. */
  boolean isSameItem(Entry other) {
    return Arrays.equals(key, 0, itemEnd(), other.key, 0, other.itemEnd());
  }

  private int itemEnd() {
    return key.length - (change ? TAIL : 1);
  }

  CanonicalKey item() {
    return CanonicalKey.fromBytes(Arrays.copyOfRange(key, TABLE, itemEnd()));
  }

  /** The meaning of an item that was seen. */
  Optional<Bits> seen() {
    return Optional.of(new Bits(value, 0));
  }

  SequenceNumber sequenceNumber() {
    return SequenceNumber.fromBytes(key, itemEnd() + 1);
  }

  boolean hasNumberOf(Entry other) {
    int mine = itemEnd() + 1;
    int theirs = other.itemEnd() + 1;
    return Arrays.equals(
        key, mine, mine + SequenceNumber.BYTES, other.key, theirs, theirs + SequenceNumber.BYTES);
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
