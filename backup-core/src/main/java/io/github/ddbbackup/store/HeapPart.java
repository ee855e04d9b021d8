package io.github.ddbbackup.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Some of the keys of a store and their values: a table of {@link PackedEntry}s, each at the first
 * free place from that on which its key's number names. Thread-safe.
 */
final class HeapPart {

  private static final int FIRST_PLACES = 64;

  /** What an entry takes besides its bytes: header, padding, and two to four places. */
  private static final int OVERHEAD = 56;

  private byte[][] entries = new byte[FIRST_PLACES][];
  private int[] numbers = new int[FIRST_PLACES];
  private int count;
  private long bytes;

  /**
   * Keeps a value, unless a greater one is there.
   *
   * @return how much memory the part takes
   */
  synchronized long keepGreater(byte[] key, int number, byte[] buffer, int length) {
    int place = place(key, number);
    byte[] before = entries[place];
    if (before == null) {
      add(place, PackedEntry.of(key, buffer, length), number);
    } else if (PackedEntry.isGreater(buffer, length, before)
        && !PackedEntry.replace(before, buffer, length)) {
      entries[place] = PackedEntry.of(key, buffer, length);
      bytes += entries[place].length - before.length;
    }
    return bytes;
  }

  /** Where the entry of a key is, or may be put. */
  private int place(byte[] key, int number) {
    int last = entries.length - 1;
    int place = number & last;
    while (entries[place] != null
        && (numbers[place] != number || !PackedEntry.isOf(key, entries[place]))) {
      place = place + 1 & last;
    }
    return place;
  }

  private void add(int place, byte[] entry, int number) {
    entries[place] = entry;
    numbers[place] = number;
    bytes += entry.length + OVERHEAD;
    count++;
    if (count > entries.length / 2) {
      grow();
    }
  }

  private void grow() {
    byte[][] former = entries;
    int[] formerNumbers = numbers;
    entries = new byte[2 * former.length][];
    numbers = new int[2 * former.length];
    int last = entries.length - 1;
    for (int i = 0; i < former.length; i++) {
      if (former[i] != null) {
        int place = formerNumbers[i] & last;
        while (entries[place] != null) {
          place = place + 1 & last;
        }
        entries[place] = former[i];
        numbers[place] = formerNumbers[i];
      }
    }
  }

  /** Whether a key has a value that is greater than all with which a buffer begins. */
  synchronized boolean hasGreater(byte[] key, int number, byte[] buffer, int length) {
    byte[] entry = entries[place(key, number)];
    return entry != null && PackedEntry.isLessThanBeginning(buffer, length, entry);
  }

  synchronized Optional<byte[]> get(byte[] key, int number) {
    return Optional.ofNullable(entries[place(key, number)]).map(PackedEntry::value);
  }

  /** Gives all to another store, in order, and keeps none. */
  synchronized void moveTo(OrderedStore other) {
    List<byte[]> all = new ArrayList<>(count);
    addTo(all);
    all.sort(PackedEntry::compareKeys);
    all.forEach(entry -> other.keepGreater(PackedEntry.key(entry), PackedEntry.value(entry)));
    clear();
  }

  /** Adds all entries to a list. */
  synchronized void addTo(List<byte[]> all) {
    for (byte[] entry : entries) {
      if (entry != null) {
        all.add(entry);
      }
    }
  }

  /** Forgets all. */
  synchronized void clear() {
    entries = new byte[FIRST_PLACES][];
    numbers = new int[FIRST_PLACES];
    count = 0;
    bytes = 0;
  }
}
