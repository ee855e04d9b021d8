package io.github.ddbbackup.archive;

import com.google.common.primitives.Bytes;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * What gzip files one behind the other hold, see <a
 * href="https://www.rfc-editor.org/rfc/rfc1952">RFC 1952</a>. Behind the last of them may come what
 * is not compressed, and is passed on as it is. The JDK's own reader can take a file's end for that
 * of them all.
 */
final class GzipFiles extends InputStream {

  /** What a gzip file begins with, and a line never. */
  static final byte FIRST_BYTE = 0x1F;

  private static final int SECOND_MAGIC = 0x8B;
  private static final int DEFLATE = 8;
  private static final int HEADER_CHECKSUM = 2;
  private static final int EXTRA_FIELD = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;

  /** Reading in pieces of 64 KiB costs a quarter less than the usual ones do. */
  private static final int BUFFER_SIZE = 64 * 1024;

  private final InputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private byte[] input;
  private int at;
  private int limit;
  private State state = State.BETWEEN;

  private enum State {
    BETWEEN,
    INSIDE,
    PASSING
  }

  /**
   * Makes a reader.
   *
   * @param first what comes before the rest
   * @param in the rest
   */
  GzipFiles(byte[] first, InputStream in) {
    this.in = in;
    input = Arrays.copyOf(first, Math.max(BUFFER_SIZE, first.length));
    limit = first.length;
  }

  /** Whether a gzip file begins here. */
  static boolean begin(byte[] bytes, int from, int to) {
    return to - from >= 2 && bytes[from] == FIRST_BYTE && (bytes[from + 1] & 0xFF) == SECOND_MAGIC;
  }

  /** Whether it passes on what is not compressed. */
  boolean isPassing() {
    return state == State.PASSING;
  }

  /** What was passed on, followed by what was not yet. */
  byte[] withRest(byte[] passed) {
    return Bytes.concat(passed, Arrays.copyOfRange(input, at, limit));
  }

  /** Where the rest comes from. */
  InputStream source() {
    return in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (true) {
      switch (state) {
        case BETWEEN -> {
          if (!available(1)) {
            inflater.end();
            return -1;
          }
          open();
        }
        case INSIDE -> {
          int count = inflate(buffer, offset, length);
          if (count > 0 || length == 0) {
            return count;
          }
        }
        case PASSING -> {
          return pass(buffer, offset, length);
        }
      }
    }
  }

  private int pass(byte[] buffer, int offset, int length) throws IOException {
    if (at == limit) {
      return in.read(buffer, offset, length);
    }
    int count = Math.min(length, limit - at);
    System.arraycopy(input, at, buffer, offset, count);
    at += count;
    return count;
  }

  private int inflate(byte[] buffer, int offset, int length) throws IOException {
    int count;
    try {
      count = inflater.inflate(buffer, offset, length);
    } catch (DataFormatException e) {
      throw new IOException("Not what gzip writes: " + e.getMessage(), e);
    }
    checksum.update(buffer, offset, count);
    if (count > 0) {
      return count;
    }
    if (inflater.finished()) {
      close(inflater.getRemaining());
    } else if (inflater.needsInput()) {
      at = limit;
      need(1);
      inflater.setInput(input, 0, limit);
    } else if (length > 0) {
      throw new IOException("Not what gzip writes");
    }
    return 0;
  }

  /** Reads a header, if there is one. */
  private void open() throws IOException {
    if (!available(2) || !begin(input, at, limit)) {
      state = State.PASSING;
      inflater.end();
      return;
    }
    at += 2;
    int method = next();
    int flags = next();
    if (method != DEFLATE || (flags & RESERVED) != 0) {
      throw new IOException("Not a gzip header");
    }
    skip(6);
    if ((flags & EXTRA_FIELD) != 0) {
      skip(next() | next() << Byte.SIZE);
    }
    skipText(flags & NAME);
    skipText(flags & COMMENT);
    skip(flags & HEADER_CHECKSUM);
    inflater.reset();
    checksum.reset();
    inflater.setInput(input, at, limit - at);
    state = State.INSIDE;
  }

  private void close(int unread) throws IOException {
    at = limit - unread;
    long expected = number();
    long size = number();
    if (expected != checksum.getValue() || size != (inflater.getBytesWritten() & 0xFFFFFFFFL)) {
      throw new IOException("The checksum of a gzip file is not right");
    }
    state = State.BETWEEN;
  }

  private void skipText(int flag) throws IOException {
    int character = flag;
    while (character != 0) {
      character = next();
    }
  }

  private void skip(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  private long number() throws IOException {
    long number = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      number |= (long) next() << (Byte.SIZE * i);
    }
    return number;
  }

  private int next() throws IOException {
    need(1);
    return input[at++] & 0xFF;
  }

  private void need(int count) throws IOException {
    if (!available(count)) {
      throw new EOFException("Unexpected end of a gzip file");
    }
  }

  private boolean available(int count) throws IOException {
    while (limit - at < count) {
      System.arraycopy(input, at, input, 0, limit - at);
      limit -= at;
      at = 0;
      int got = in.read(input, limit, input.length - limit);
      if (got < 0) {
        return false;
      }
      limit += got;
    }
    return true;
  }

  /** Frees memory at once; what is read from is not closed. */
  @Override
  public void close() {
    inflater.end();
  }
}
