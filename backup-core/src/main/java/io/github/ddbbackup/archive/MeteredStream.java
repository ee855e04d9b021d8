package io.github.ddbbackup.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells from time to time how many bytes were read, so that a long object shows progress too. */
final class MeteredStream extends FilterInputStream {

  private static final int STEP = 1024 * 1024;

  private final LongConsumer meter;
  private long unreported;

  /**
   * Meters a stream.
   *
   * @param in the stream
   * @param meter is told how many bytes were read since it was told last
   */
  MeteredStream(InputStream in, LongConsumer meter) {
    super(in);
    this.meter = meter;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(Math.max(0, count));
    return count;
  }

  private void count(int bytes) {
    unreported += bytes;
    if (unreported >= STEP) {
      meter.accept(unreported);
      unreported = 0;
    }
  }
}
