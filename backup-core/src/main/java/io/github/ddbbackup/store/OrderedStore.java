package io.github.ddbbackup.store;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps one value for each key: of all that were given, the greatest. That is the same in whatever
 * order they came, and however often, so that many threads may give what they find as they find it.
 * Keys and values are compared byte by byte, each from 0 to 255, and what is a beginning of another
 * comes before it.
 *
 * <p>Writing is thread-safe. Once it is done, reading is, too; nothing may be written after reading
 * has begun.
 */
public interface OrderedStore extends AutoCloseable {

  /**
   * Keeps a value, unless a greater one is there.
   *
   * @param key the key; not to be changed after the call
   * @param buffer begins with the value; it is copied
   * @param length the value's length
   * @throws StoreException if the disk is full, or the like
   */
  void keepGreater(byte[] key, byte[] buffer, int length);

  /**
   * Keeps a value, unless a greater one is there.
   *
   * @param key the key; not to be changed after the call
   * @param value the value
   */
  default void keepGreater(byte[] key, byte[] value) {
    keepGreater(key, value, value.length);
  }

  /**
   * Tells whether a value need not be offered, as far as that is known without going to the disk.
   * Others may write meanwhile.
   *
   * @param key the key; not to be changed after the call
   * @param buffer begins with the first bytes of a value
   * @param length how many these are
   * @return whether a value is there that is greater than whatever begins with these bytes; false
   *     may mean that it is not known
   */
  default boolean hasGreater(byte[] key, byte[] buffer, int length) {
    return false;
  }

  /**
   * Finds a value.
   *
   * @param key its key
   * @return the value, not to be changed; empty if the key was never given
   */
  Optional<byte[]> get(byte[] key);

  /**
   * Goes over all keys in order.
   *
   * @return a cursor before the first key, to be closed before the store
   */
  Cursor cursor();

  /**
   * Counts keys, without putting them in order where that can be avoided.
   *
   * @param counts tells by its value whether a key counts
   * @return how many do
   */
  default long count(Predicate<byte[]> counts) {
    long count = 0;
    try (Cursor cursor = cursor()) {
      while (cursor.next()) {
        count += counts.test(cursor.value()) ? 1 : 0;
      }
    }
    return count;
  }

  /** Forgets everything and takes away what lies on disk. */
  @Override
  void close();

  /** A place in the order of the keys. Serves one thread. */
  interface Cursor extends AutoCloseable {

    /**
     * Goes to the next key.
     *
     * @return whether there is one
     */
    boolean next();

    /**
     * The key.
     *
     * @return the key, not to be changed
     */
    byte[] key();

    /**
     * The key's value.
     *
     * @return the value, not to be changed
     */
    byte[] value();

    @Override
    void close();
  }
}
