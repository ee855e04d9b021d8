package io.github.ddbbackup.delivery;

import io.github.ddbbackup.deflate.LineDeflater;
import java.util.zip.CRC32;

/**
 * Makes gzip files, see <a href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>. Such files
 * laid one behind the other are one gzip file again. The memory, the deflater's own included, is
 * used again for the next.
 */
final class GzipEncoder implements RecordEncoder {

  /** Magic number, deflate, no flags, no time, no extra flags, unknown system. */
  private static final byte[] HEADER = {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF};

  private static final int TRAILER_SIZE = 8;

  private final LineDeflater deflater = new LineDeflater();
  private final CRC32 checksum = new CRC32();
  private int length;

  @Override
  public void start() {
    deflater.start();
    checksum.reset();
    length = 0;
  }

  @Override
  public void add(byte[] buffer, int from, int to) {
    checksum.update(buffer, from, to - from);
    deflater.add(buffer, from, to);
    length += to - from;
  }

  @Override
  public int size() {
    return HEADER.length + deflater.size();
  }

  @Override
  public int heldBack() {
    return deflater.heldBack() + TRAILER_SIZE;
  }

  @Override
  public byte[] finish() {
    int size = deflater.finish();
    byte[] file = new byte[HEADER.length + size + TRAILER_SIZE];
    System.arraycopy(HEADER, 0, file, 0, HEADER.length);
    deflater.copyTo(file, HEADER.length);
    putLittleEndian((int) checksum.getValue(), file, HEADER.length + size);
    putLittleEndian(length, file, HEADER.length + size + Integer.BYTES);
    return file;
  }

  private static void putLittleEndian(int value, byte[] file, int at) {
    for (int i = 0; i < Integer.BYTES; i++) {
      file[at + i] = (byte) (value >>> (Byte.SIZE * i));
    }
  }
}
