package io.github.ddbbackup.store;

import com.google.common.base.Suppliers;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Keeps what it is given in memory, up to a limit, and what is more on disk. What is changed often
 * comes to the disk once for many times.
 */
final class SpillingStore implements OrderedStore {

  private final HeapStore heap;
  private final com.google.common.base.Supplier<OrderedStore> disk;
  private final long partBytes;
  private volatile boolean spilled;
  private volatile boolean drained;

  /**
   * Makes an empty store.
   *
   * @param heapBytes how much memory to take, about
   * @param secret any number, which nobody knows who chooses keys
   * @param disk makes the store for the rest; called once, when it is needed
   */
  SpillingStore(long heapBytes, long secret, Supplier<OrderedStore> disk) {
    heap = new HeapStore(secret);
    this.disk = Suppliers.memoize(disk::get);
    this.partBytes = heapBytes / heap.parts().size();
  }

  @Override
  public void keepGreater(byte[] key, byte[] buffer, int length) {
    int number = heap.number(key);
    HeapPart part = heap.part(number);
    if (part.keepGreater(key, number, buffer, length) > partBytes) {
      OrderedStore rest = disk.get();
      spilled = true;
      part.moveTo(rest);
    }
  }

  /** What is on disk is not at hand. */
  @Override
  public boolean hasGreater(byte[] key, byte[] buffer, int length) {
    return heap.hasGreater(key, buffer, length);
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return read().get(key);
  }

  @Override
  public Cursor cursor() {
    return read().cursor();
  }

  @Override
  public long count(Predicate<byte[]> counts) {
    return read().count(counts);
  }

  private OrderedStore read() {
    if (!spilled) {
      return heap;
    }
    if (!drained) {
      drain();
    }
    return disk.get();
  }

  private synchronized void drain() {
    heap.parts().forEach(part -> part.moveTo(disk.get()));
    drained = true;
  }

  @Override
  public void close() {
    heap.close();
    if (spilled) {
      disk.get().close();
    }
  }
}
