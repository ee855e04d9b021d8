package io.github.ddbbackup.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Predicate;

/**
 * Some of the keys of a store and their values. Thread-safe. Who only asks whether something
 * greater is there writes nothing, not even to a lock, which would have to come from the core that
 * took it last.
 */
final class HeapPart {

  /** What a value takes besides its bytes: header, padding, and a place in the list. */
  private static final int OVERHEAD = 32;

  /** Is held where the beginning of a value is changed, which others may be comparing. */
  private final StampedLock beginnings = new StampedLock();

  private volatile Heads heads = new Heads();
  private List<byte[]> values = new ArrayList<>();
  private long valueBytes;

  /**
   * Keeps a value, unless a greater one is there.
   *
   * @return how much memory the part takes
   */
  synchronized long keepGreater(byte[] key, int number, byte[] buffer, int length) {
    int head = heads.find(key, number);
    if (head == Heads.NONE) {
      add(heads.add(key, number), buffer, length);
    } else if (isGreater(buffer, length, values.get(heads.order(head)))) {
      replace(head, buffer, length);
    }
    return values.isEmpty() ? 0 : heads.size() + valueBytes;
  }

  private static boolean isGreater(byte[] buffer, int length, byte[] value) {
    return Arrays.compareUnsigned(buffer, 0, length, value, 0, value.length) > 0;
  }

  private void add(int head, byte[] buffer, int length) {
    heads.setBeginning(head, buffer, length);
    values.add(Arrays.copyOf(buffer, length));
    valueBytes += length + OVERHEAD;
  }

  private void replace(int head, byte[] buffer, int length) {
    long stamp = beginnings.writeLock();
    heads.setBeginning(head, buffer, length);
    beginnings.unlockWrite(stamp);
    byte[] before = values.get(heads.order(head));
    if (before.length == length) {
      System.arraycopy(buffer, 0, before, 0, length);
    } else {
      values.set(heads.order(head), Arrays.copyOf(buffer, length));
      valueBytes += length - before.length;
    }
  }

  /** Whether a key has a value that is greater than all with which a buffer begins. */
  boolean hasGreater(byte[] key, int number, byte[] buffer, int length) {
    long stamp = beginnings.tryOptimisticRead();
    boolean found = isKnownGreater(key, number, buffer, length);
    if (!beginnings.validate(stamp)) {
      stamp = beginnings.readLock();
      found = isKnownGreater(key, number, buffer, length);
      beginnings.unlockRead(stamp);
    }
    return found;
  }

  private boolean isKnownGreater(byte[] key, int number, byte[] buffer, int length) {
    Heads known = heads;
    int head = known.find(key, number);
    return head != Heads.NONE && known.isGreater(head, buffer, length);
  }

  /** Finds a value, which is not copied. */
  synchronized Optional<byte[]> get(byte[] key, int number) {
    int head = heads.find(key, number);
    return head == Heads.NONE ? Optional.empty() : Optional.of(values.get(heads.order(head)));
  }

  /** How many keys have a value that counts. */
  synchronized long count(Predicate<byte[]> counts) {
    return values.stream().filter(counts).count();
  }

  /** Gives all to another store, in order, and keeps none. */
  synchronized void moveTo(OrderedStore other) {
    List<HeapEntry> all = new ArrayList<>(values.size());
    addTo(all);
    all.sort(HeapEntry.BY_KEY);
    all.forEach(entry -> other.keepGreater(entry.key(), entry.value()));
    clear();
  }

  /** Adds all entries to a list. */
  synchronized void addTo(List<HeapEntry> all) {
    for (int head = heads.first(); head != Heads.NONE; head = heads.next(head)) {
      all.add(new HeapEntry(heads, head, values.get(heads.order(head))));
    }
  }

  /** Forgets all. */
  synchronized void clear() {
    heads = new Heads();
    values = new ArrayList<>();
    valueBytes = 0;
  }
}
