package io.github.ddbbackup.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps everything in memory. */
final class HeapStore implements OrderedStore {

  /** Enough that threads seldom wait for each other. */
  private static final int PARTS = 64;

  private final List<Part> parts = new ArrayList<>();

  HeapStore() {
    for (int i = 0; i < PARTS; i++) {
      parts.add(new Part());
    }
  }

  @Override
  public void keepGreater(byte[] key, byte[] buffer, int length) {
    part(key).keepGreater(key, buffer, length);
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return part(key).get(key);
  }

  @Override
  public Cursor cursor() {
    List<Map.Entry<Key, byte[]>> all = new ArrayList<>();
    parts.forEach(part -> part.addTo(all));
    all.sort(Map.Entry.comparingByKey());
    return new EntryCursor(all.iterator());
  }

  @Override
  public void close() {
    parts.forEach(Part::clear);
  }

  /** The part of the store that a key belongs to. */
  Part part(byte[] key) {
    int hash = Arrays.hashCode(key);
    return parts.get(Math.floorMod(hash ^ hash >>> 16, PARTS));
  }

  /** All parts. */
  List<Part> parts() {
    return parts;
  }

  /** Some of the keys. Thread-safe. */
  static final class Part {

    /** What an entry takes besides its bytes: the map's node and place, headers, the wrapper. */
    private static final int OVERHEAD = 112;

    private final Map<Key, byte[]> values = new HashMap<>();
    private long bytes;

    /** How much memory it takes, once more was kept. */
    synchronized long keepGreater(byte[] key, byte[] buffer, int length) {
      Key wrapped = new Key(key);
      byte[] before = values.get(wrapped);
      if (before == null || isGreater(buffer, length, before)) {
        values.put(wrapped, Arrays.copyOf(buffer, length));
        bytes += length - (before == null ? -OVERHEAD - key.length : before.length);
      }
      return bytes;
    }

    private static boolean isGreater(byte[] buffer, int length, byte[] than) {
      return Arrays.compareUnsigned(buffer, 0, length, than, 0, than.length) > 0;
    }

    synchronized Optional<byte[]> get(byte[] key) {
      return Optional.ofNullable(values.get(new Key(key)));
    }

    /** Gives all to another store, in order, and keeps none. */
    synchronized void moveTo(OrderedStore other) {
      List<Map.Entry<Key, byte[]>> all = new ArrayList<>(values.entrySet());
      all.sort(Map.Entry.comparingByKey());
      all.forEach(entry -> other.keepGreater(entry.getKey().bytes(), entry.getValue()));
      clear();
    }

    private synchronized void addTo(List<Map.Entry<Key, byte[]>> all) {
      all.addAll(values.entrySet());
    }

    private synchronized void clear() {
      values.clear();
      bytes = 0;
    }
  }

  private static final class EntryCursor implements Cursor {

    private final Iterator<Map.Entry<Key, byte[]>> entries;
    private Optional<Map.Entry<Key, byte[]>> current = Optional.empty();

    EntryCursor(Iterator<Map.Entry<Key, byte[]>> entries) {
      this.entries = entries;
    }

    @Override
    public boolean next() {
      current = entries.hasNext() ? Optional.of(entries.next()) : Optional.empty();
      return current.isPresent();
    }

    @Override
    public byte[] key() {
      return current.orElseThrow().getKey().bytes();
    }

    @Override
    public byte[] value() {
      return current.orElseThrow().getValue();
    }

    @Override
    public void close() {
      current = Optional.empty();
    }
  }

  private static final class Key implements Comparable<Key> {

    private final byte[] bytes;

    Key(byte[] bytes) {
      this.bytes = bytes;
    }

    byte[] bytes() {
      return bytes;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(bytes);
    }

    @Override
    public int compareTo(Key other) {
      return Arrays.compareUnsigned(bytes, other.bytes);
    }
  }
}
