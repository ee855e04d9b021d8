package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.event.BackupException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The key of an item as bytes that are equal for equal keys, in whatever order the attributes were
 * given and whatever form the numbers have. No key's bytes begin with those of another, so that
 * more may be put behind them without mixing up keys.
 *
 * <p>The bytes are the number of attributes, and for each of them, in the order of the names: the
 * name's length in two bytes, the name, the letter of its type, the value's length in two bytes and
 * the value, as {@link KeyAttribute} has it, in UTF-8.
 */
public final class CanonicalKey implements Comparable<CanonicalKey> {

  /** What lengths of two bytes can tell; DynamoDB's keys have up to 2,048 bytes. */
  static final int LONGEST = 0xFFFF;

  private final byte[] bytes;

  private CanonicalKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The bytes of a key.
   *
   * @param key the key
   * @return its canonical form
   * @throws BackupException if a name or a value is longer than any can be
   */
  public static CanonicalKey of(ItemKey key) {
    List<Part> parts = key.attributes().stream().map(Part::of).sorted(Part.IN_ORDER).toList();
    ByteBuffer target =
        ByteBuffer.allocate(1 + parts.stream().mapToInt(part -> part.size(key)).sum());
    target.put((byte) parts.size());
    parts.forEach(part -> part.put(target));
    return new CanonicalKey(target.array());
  }

  /**
   * Takes bytes that {@link #toBytes()} gave.
   *
   * @param bytes the bytes
   * @return the key
   */
  public static CanonicalKey fromBytes(byte[] bytes) {
    return new CanonicalKey(bytes.clone());
  }

  /** Takes an array that is not changed any more. */
  static CanonicalKey ofOwned(byte[] bytes) {
    return new CanonicalKey(bytes);
  }

  /**
   * The bytes.
   *
   * @return a copy
   */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /**
   * The key that the bytes stand for.
   *
   * @return the key
   */
  public ItemKey toItemKey() {
    ByteBuffer source = ByteBuffer.wrap(bytes);
    List<KeyAttribute> attributes = new ArrayList<>();
    for (int left = source.get(); left > 0; left--) {
      String name = text(source);
      KeyType type = KeyType.valueOf(String.valueOf((char) source.get()));
      attributes.add(new KeyAttribute(name, type, text(source)));
    }
    return new ItemKey(attributes);
  }

  private static String text(ByteBuffer source) {
    byte[] text = new byte[Short.toUnsignedInt(source.getShort())];
    source.get(text);
    return new String(text, UTF_8);
  }

  /** In the order of the bytes, each from 0 to 255. */
  @Override
  public int compareTo(CanonicalKey other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CanonicalKey key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** The key in a form for people. */
  @Override
  public String toString() {
    return toItemKey().toString();
  }

  private static final class Part {

    static final Comparator<Part> IN_ORDER =
        (one, other) -> Arrays.compareUnsigned(one.name, other.name);

    private final byte[] name;
    private final KeyType type;
    private final byte[] value;

    private Part(byte[] name, KeyType type, byte[] value) {
      this.name = name;
      this.type = type;
      this.value = value;
    }

    static Part of(KeyAttribute attribute) {
      return new Part(
          attribute.name().getBytes(UTF_8), attribute.type(), attribute.value().getBytes(UTF_8));
    }

    int size(ItemKey key) {
      if (name.length > LONGEST || value.length > LONGEST) {
        throw BackupException.user(
            "Longer than any key can be", key.toString(), "A key has at most 2,048 bytes.");
      }
      return 2 + name.length + 1 + 2 + value.length;
    }

    void put(ByteBuffer target) {
      target.putShort((short) name.length).put(name);
      target.put((byte) type.name().charAt(0));
      target.putShort((short) value.length).put(value);
    }
  }
}
