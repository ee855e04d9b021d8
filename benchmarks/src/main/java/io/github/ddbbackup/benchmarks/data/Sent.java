package io.github.ddbbackup.benchmarks.data;

import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.delivery.ChangeForwarder;
import io.github.ddbbackup.delivery.PackedRecord;
import io.github.ddbbackup.delivery.RecordFormat;
import io.github.ddbbackup.delivery.RetryPolicy;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.BackupPrefix;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** What the product's forwarder makes of events, ready to send, and sends nowhere. */
public final class Sent {

  private static final Duration REMAINING = Duration.ofMinutes(1);

  private final List<PackedRecord> records = new ArrayList<>();
  private final ChangeForwarder forwarder =
      ChangeForwarder.of(
          (stream, sent, limit) -> {
            records.addAll(sent);
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

  /** The compressed records of one event, until the next is asked for. */
  public List<PackedRecord> of(byte[] event) {
    records.clear();
    forwarder
        .forward(event, 0, event.length, RecordFormat.GZIP, () -> REMAINING)
        .lowestFailed()
        .ifPresent(
            failed -> {
              throw new IllegalStateException("Not taken: " + failed);
            });
    return records;
  }
}
