package io.github.ddbbackup.store;

import java.util.Comparator;

/** A key in memory and its value. */
final class HeapEntry {

  /** In the order of the keys. */
  static final Comparator<HeapEntry> BY_KEY =
      (one, other) -> one.heads.compareKeys(one.head, other.heads, other.head);

  private final Heads heads;
  private final int head;
  private final byte[] value;

  /** Takes a key that stands somewhere, and its value, neither of which is copied. */
  HeapEntry(Heads heads, int head, byte[] value) {
    this.heads = heads;
    this.head = head;
    this.value = value;
  }

  /** A copy of the key. */
  byte[] key() {
    return heads.key(head);
  }

  /** The value, which is not a copy. */
  byte[] value() {
    return value;
  }
}
