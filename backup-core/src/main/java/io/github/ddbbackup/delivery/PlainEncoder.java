package io.github.ddbbackup.delivery;

import java.util.Arrays;

/** Leaves the lines as they are. */
final class PlainEncoder implements RecordEncoder {

  private static final int FIRST_SIZE = 64 * 1024;

  private byte[] out = new byte[FIRST_SIZE];
  private int size;

  @Override
  public void start() {
    size = 0;
  }

  @Override
  public void add(byte[] buffer, int from, int to) {
    int needed = size + to - from;
    if (needed > out.length) {
      out = Arrays.copyOf(out, Math.max(needed, 2 * out.length));
    }
    System.arraycopy(buffer, from, out, size, to - from);
    size = needed;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int heldBack() {
    return 0;
  }

  @Override
  public byte[] finish() {
    return Arrays.copyOf(out, size);
  }
}
