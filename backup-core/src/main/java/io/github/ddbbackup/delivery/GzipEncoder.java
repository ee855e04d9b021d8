package io.github.ddbbackup.delivery;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Makes gzip files, see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>. Such files
 * laid one behind the other are one gzip file again. The memory, the deflater's own included, is
 * used again for the next.
 */
final class GzipEncoder implements RecordEncoder {

  /** Magic number, deflate, no flags, no time, no extra flags, unknown system. */
  private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

  private static final int TRAILER_SIZE = 8;
  private static final int FIRST_SIZE = 64 * 1024;

  /** What a deflater keeps to itself until more comes: a window, and a block that is not full. */
  private static final int HELD_BACK = 192 * 1024;

  private final Deflater deflater;
  private final CRC32 checksum = new CRC32();
  private byte[] out = new byte[FIRST_SIZE];
  private int size;

  GzipEncoder(int level) {
    deflater = new Deflater(level, true);
  }

  @Override
  public void start() {
    deflater.reset();
    checksum.reset();
    System.arraycopy(HEADER, 0, out, 0, HEADER.length);
    size = HEADER.length;
  }

  @Override
  public void add(byte[] buffer, int from, int to) {
    checksum.update(buffer, from, to - from);
    deflater.setInput(buffer, from, to - from);
    while (!deflater.needsInput()) {
      deflate();
    }
  }

  private void deflate() {
    if (size == out.length) {
      out = Arrays.copyOf(out, 2 * out.length);
    }
    size += deflater.deflate(out, size, out.length - size);
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int heldBack() {
    return HELD_BACK;
  }

  @Override
  public byte[] finish() {
    int length = Math.toIntExact(deflater.getBytesRead());
    deflater.finish();
    while (!deflater.finished()) {
      deflate();
    }
    byte[] file = Arrays.copyOf(out, size + TRAILER_SIZE);
    putLittleEndian((int) checksum.getValue(), file, size);
    putLittleEndian(length, file, size + Integer.BYTES);
    return file;
  }

  private static void putLittleEndian(int value, byte[] file, int at) {
    for (int i = 0; i < Integer.BYTES; i++) {
      file[at + i] = (byte) (value >>> (Byte.SIZE * i));
    }
  }
}
