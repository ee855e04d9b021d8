package io.github.ddbbackup.record;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.StreamArn;
import java.util.Arrays;
import java.util.Optional;

/** Reads the streams that records came from; keeps the last one, since it is nearly always next. */
final class StreamArns {

  private byte[] lastText = {};
  private Optional<StreamArn> last = Optional.empty();

  /** The stream named in a value, or empty if it is not a string with a stream's ARN. */
  Optional<StreamArn> read(byte[] text, int from, int to) {
    if (!Arrays.equals(text, from, to, lastText, 0, lastText.length)) {
      lastText = Arrays.copyOfRange(text, from, to);
      last = parse(lastText);
    }
    return last;
  }

  /**
   * Where the value at a position ends, if it is the one read last and names a stream.
   *
   * @return its end, or 0 if it is another one
   */
  int endOfSame(byte[] text, int position, int end) {
    int valueEnd = position + lastText.length;
    return last.isPresent()
            && valueEnd <= end
            && Arrays.equals(text, position, valueEnd, lastText, 0, lastText.length)
        ? valueEnd
        : 0;
  }

  private static Optional<StreamArn> parse(byte[] value) {
    if (value[0] != '"') {
      return Optional.empty();
    }
    try {
      return Optional.of(StreamArn.of(JsonStrings.decode(value, 1, value.length - 1)));
    } catch (BackupException notAnArn) {
      return Optional.empty();
    }
  }
}
