package io.github.ddbbackup.benchmarks.reading;

import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.delivery.ChangeForwarder;
import io.github.ddbbackup.delivery.RecordFormat;
import io.github.ddbbackup.delivery.RetryPolicy;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.record.LineWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;

/** What the forwarder makes of events, written one behind the other. */
final class Records {

  private static final Duration REMAINING = Duration.ofMinutes(1);

  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final LineWriter writer = new LineWriter();
  private final ChangeForwarder forwarder =
      ChangeForwarder.of(
          (stream, records, limit) -> {
            records.forEach(packed -> sent.writeBytes(packed.data()));
            return List.of();
          },
          (key, content, limit) -> {
            throw new IllegalStateException("A change does not go through Firehose: " + key);
          },
          BackupPrefix.of("backups"),
          RetryPolicy.standard(),
          BackupListener.none(),
          InstantSource.system(),
          Sleeper.blocking(),
          new SplittableRandom(1));
  private long lineBytes;

  /** Writes the records of one event. */
  void write(byte[] event, OutputStream out) throws IOException {
    sent.reset();
    forwarder
        .forward(event, 0, event.length, RecordFormat.GZIP, () -> REMAINING)
        .lowestFailed()
        .ifPresent(
            failed -> {
              throw new IllegalStateException("Not taken: " + failed);
            });
    sent.writeTo(out);
    lineBytes += writer.write(event, 0, event.length).size();
  }

  /** How many bytes the lines have that were written so far. */
  long lineBytes() {
    return lineBytes;
  }
}
