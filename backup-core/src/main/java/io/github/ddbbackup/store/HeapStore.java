package io.github.ddbbackup.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps everything in memory. */
final class HeapStore implements OrderedStore {

  /** Enough that threads seldom wait for each other. */
  private static final int PARTS = 64;

  /** Parts are told by the highest bits of a key's number, places in them by the lowest. */
  private static final int PART_SHIFT = Integer.numberOfLeadingZeros(PARTS - 1);

  private final KeyHash hash;
  private final HeapPart[] parts = new HeapPart[PARTS];

  /**
   * Makes an empty store.
   *
   * @param secret any number, which nobody knows who chooses keys
   */
  HeapStore(long secret) {
    hash = new KeyHash(secret);
    Arrays.setAll(parts, part -> new HeapPart());
  }

  @Override
  public void keepGreater(byte[] key, byte[] buffer, int length) {
    int number = number(key);
    part(number).keepGreater(key, number, buffer, length);
  }

  @Override
  public boolean hasGreater(byte[] key, byte[] buffer, int length) {
    int number = number(key);
    return part(number).hasGreater(key, number, buffer, length);
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    int number = number(key);
    return part(number).get(key, number);
  }

  @Override
  public Cursor cursor() {
    List<HeapEntry> all = new ArrayList<>();
    parts().forEach(part -> part.addTo(all));
    HeapEntry[] sorted = all.toArray(HeapEntry[]::new);
    Arrays.parallelSort(sorted, HeapEntry.BY_KEY);
    return new EntryCursor(Arrays.asList(sorted).iterator());
  }

  @Override
  public long count(Predicate<byte[]> counts) {
    return parts().stream().mapToLong(part -> part.count(counts)).sum();
  }

  @Override
  public void close() {
    parts().forEach(HeapPart::clear);
  }

  /** The number of a key, by which its part and its place in that are found. */
  int number(byte[] key) {
    return hash.of(key);
  }

  /** The part of the store that a key belongs to. */
  HeapPart part(int number) {
    return parts[number >>> PART_SHIFT];
  }

  /** All parts. */
  List<HeapPart> parts() {
    return Arrays.asList(parts);
  }

  private static final class EntryCursor implements Cursor {

    private final Iterator<HeapEntry> entries;
    private Optional<HeapEntry> current = Optional.empty();

    EntryCursor(Iterator<HeapEntry> entries) {
      this.entries = entries;
    }

    @Override
    public boolean next() {
      current = entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
      return current.isPresent();
    }

    @Override
    public byte[] key() {
      return current.orElseThrow().key();
    }

    @Override
    public byte[] value() {
      return current.orElseThrow().value();
    }

    @Override
    public void close() {
      current = Optional.empty();
    }
  }
}
