package io.github.ddbbackup.record;

/**
 * Tells what items were in lines that have been looked at before. Most changes leave most of an
 * item as it was, and what is known needs no second look. It need not know all of them, nor what an
 * item was last. An instance serves one thread at a time.
 */
public interface FormerItems {

  /**
   * Looks for what an item was.
   *
   * @param key the item's key
   * @return whether it is known
   */
  boolean find(CanonicalKey key);

  /**
   * What holds the item that was found last.
   *
   * @return an array that is not changed before the next one is looked for
   */
  byte[] bytes();

  /**
   * Where the item begins: a JSON object whose grammar has been checked.
   *
   * @return its place in the array
   */
  int from();

  /**
   * Where it ends.
   *
   * @return the place behind it in the array
   */
  int to();
}
