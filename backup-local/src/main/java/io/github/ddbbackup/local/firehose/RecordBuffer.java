package io.github.ddbbackup.local.firehose;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Optional;

/**
 * Records that wait to be written, one after another as they came; not safe for several threads.
 */
final class RecordBuffer {
  private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private Optional<Instant> oldest = Optional.empty();

  /** When the oldest record came, or empty if there is none. */
  Optional<Instant> oldest() {
    return oldest;
  }

  long size() {
    return bytes.size();
  }

  void add(byte[] record, Instant arrival) {
    bytes.writeBytes(record);
    if (oldest.isEmpty()) {
      oldest = Optional.of(arrival);
    }
  }

  /** Empties the buffer and tells what was in it. */
  byte[] take() {
    byte[] taken = bytes.toByteArray();
    clear();
    return taken;
  }

  void clear() {
    bytes = new ByteArrayOutputStream();
    oldest = Optional.empty();
  }
}
