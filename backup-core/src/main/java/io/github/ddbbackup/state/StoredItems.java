package io.github.ddbbackup.state;

import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.FormerItems;
import io.github.ddbbackup.store.OrderedStore;
import io.github.ddbbackup.store.ValueCopy;
import java.util.Arrays;

/**
 * What a store has for the item of a change, as far as that is at hand. Most changes find the item
 * there as a change next to them left it, or lose to what is there, and are not offered.
 */
final class StoredItems implements FormerItems {

  private final OrderedStore store;
  private final ValueCopy candidate = new ValueCopy();
  private boolean found;

  StoredItems(OrderedStore store) {
    this.store = store;
  }

  @Override
  public boolean find(CanonicalKey key) {
    found = store.peek(key.toBytes(), candidate);
    return found && Candidate.isItem(candidate.bytes());
  }

  /** Forgets what was found for the change before. */
  void forget() {
    found = false;
  }

  /** Whether what was found is greater than whatever begins with some bytes. */
  boolean isGreaterThan(byte[] bytes, int length) {
    return found && Arrays.compareUnsigned(candidate.bytes(), 0, length, bytes, 0, length) > 0;
  }

  @Override
  public byte[] bytes() {
    return candidate.bytes();
  }

  @Override
  public int from() {
    return Candidate.ITEM;
  }

  @Override
  public int to() {
    return candidate.length();
  }
}
