package io.github.ddbbackup.store;

/** A copy of a value, whose memory is used again for the next one. Serves one thread at a time. */
public final class ValueCopy {

  private static final int FIRST_SIZE = 4 * 1024;

  private byte[] bytes = new byte[FIRST_SIZE];
  private int length;

  /** Makes an empty copy. */
  public ValueCopy() {}

  /** Takes a part of an array. */
  void take(byte[] source, int from, int to) {
    length = to - from;
    if (bytes.length < length) {
      bytes = new byte[Math.max(length, 2 * bytes.length)];
    }
    System.arraycopy(source, from, bytes, 0, length);
  }

  /**
   * What holds the value.
   *
   * @return an array that begins with it
   */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * The value's length.
   *
   * @return in bytes
   */
  public int length() {
    return length;
  }
}
