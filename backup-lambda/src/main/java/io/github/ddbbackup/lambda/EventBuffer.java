package io.github.ddbbackup.lambda;

import io.github.ddbbackup.event.BackupException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Holds one event; the memory is used again for the next. */
final class EventBuffer {

  /**
   * More than any event has: Lambda takes at most 6 MB, see <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html">Lambda
   * quotas</a>.
   */
  static final int MAX_BYTES = 8 * 1024 * 1024;

  private static final int FIRST_BYTES = 64 * 1024;

  private byte[] bytes = new byte[FIRST_BYTES];
  private int size;

  /**
   * Reads an event to its end.
   *
   * @throws BackupException if it is larger than an event can be
   */
  void read(InputStream in) throws IOException {
    size = 0;
    for (int got = 0; got >= 0; got = in.read(bytes, size, bytes.length - size)) {
      size += got;
      if (size > MAX_BYTES) {
        throw BackupException.user(
            "The event is too large",
            "more than " + MAX_BYTES + " bytes",
            "Call the function with events of AWS only.");
      }
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, 2 * size);
      }
    }
  }

  /** The array that holds the event from its start on. */
  byte[] bytes() {
    return bytes;
  }

  /** The event's size in bytes. */
  int size() {
    return size;
  }
}
