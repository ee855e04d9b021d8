package io.github.ddbbackup.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines. Empty lines are passed over, and the last one needs no
 * newline. Where a line should begin there may be a gzip file, whose lines then follow, and in its
 * lines another: what an object is shows in its bytes, whatever its name. What it holds is
 * overwritten by the next line.
 */
public final class LineBuffer {

  /**
   * Longer than any change: two images of 400 KB each, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html">
   * Constraints</a>, whose every character may be written in six.
   */
  static final int LONGEST_LINE = 16 * 1024 * 1024;

  private static final int FIRST_SIZE = 128 * 1024;

  /** Far more than come of compressing what is compressed. */
  private static final int MOST_NESTED = 8;

  private InputStream in;

  /** How many readers of gzip files are one behind the other now. */
  private int nested;

  private byte[] buffer = new byte[FIRST_SIZE];
  private int start;
  private int end;
  private int unread;
  private int filled;
  private long number;

  public LineBuffer(InputStream in) {
    this.in = in;
  }

  /**
   * Takes the next line.
   *
   * @return whether there is one
   * @throws IOException if the stream can't be read, or a line is longer than any change
   */
  public boolean next() throws IOException {
    int searched = 0;
    while (true) {
      if (searched == 0 && isGzip()) {
        gunzip();
      }
      int at = Newlines.find(buffer, unread + searched, filled);
      boolean found = at < filled;
      searched = at - unread;
      if (!found && fill()) {
        continue;
      }
      if (searched == 0 && !found) {
        return false;
      }
      take(unread + searched, found);
      if (searched > 0) {
        return true;
      }
      searched = 0;
    }
  }

  private boolean isGzip() throws IOException {
    if (unread == filled || buffer[unread] != GzipFiles.FIRST_BYTE) {
      return false;
    }
    return (filled - unread > 1 || fill()) && GzipFiles.begin(buffer, unread, filled);
  }

  /** Has what is not a line yet decompressed. */
  private void gunzip() throws IOException {
    byte[] ahead = Arrays.copyOfRange(buffer, unread, filled);
    while (in instanceof GzipFiles files && files.isPassing()) {
      ahead = files.withRest(ahead);
      in = files.source();
      nested--;
    }
    if (nested == MOST_NESTED) {
      throw new IOException("Compressed more than " + MOST_NESTED + " times over");
    }
    nested++;
    in = new GzipFiles(ahead, in);
    unread = 0;
    filled = 0;
  }

  private void take(int lineEnd, boolean endsInNewline) {
    number++;
    start = unread;
    end = lineEnd;
    unread = endsInNewline ? end + 1 : end;
  }

  private boolean fill() throws IOException {
    System.arraycopy(buffer, unread, buffer, 0, filled - unread);
    filled -= unread;
    unread = 0;
    if (filled == buffer.length) {
      if (filled >= LONGEST_LINE) {
        throw new IOException("Line " + (number + 1) + " is longer than any change can be");
      }
      buffer = Arrays.copyOf(buffer, buffer.length * 2);
    }
    int count = in.read(buffer, filled, buffer.length - filled);
    filled += Math.max(0, count);
    return count > 0;
  }

  /** What holds the line. */
  public byte[] bytes() {
    return buffer;
  }

  /** Where the line begins. */
  public int from() {
    return start;
  }

  /** Where the line ends, before its newline. */
  public int to() {
    return end;
  }

  /** Which line of the stream it is; the first is 1, and empty ones count. */
  public long number() {
    return number;
  }
}
