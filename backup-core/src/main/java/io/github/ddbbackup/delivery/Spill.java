package io.github.ddbbackup.delivery;

import io.github.ddbbackup.delivery.Retries.Failure;
import io.github.ddbbackup.event.BackupEvent.LinesDelivered;
import io.github.ddbbackup.event.BackupEvent.Warned;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.record.UnreadableRecord;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** Puts into the bucket what can't go through Firehose. */
final class Spill {

  private final BackupBucket bucket;
  private final SpillKeys keys;
  private final Retries retries;
  private final BackupListener listener;
  private final InstantSource clock;

  Spill(
      BackupBucket bucket,
      SpillKeys keys,
      Retries retries,
      BackupListener listener,
      InstantSource clock) {
    this.bucket = bucket;
    this.keys = keys;
    this.retries = retries;
    this.listener = listener;
    this.clock = clock;
  }

  /** Writes a line that is too large for Firehose; says whether the bucket took it. */
  boolean putLine(StreamArn stream, PackedRecord line, Supplier<Duration> remaining) {
    String key = keys.ofLargeLine(stream, line.lowest(), clock.instant());
    return put(key, gzip(line.data()), remaining);
  }

  /** Writes lines that are a gzip file already; says whether the bucket took it. */
  boolean putLines(StreamArn stream, PackedRecord lines, Supplier<Duration> remaining) {
    String key = keys.ofLines(stream, lines, clock.instant());
    boolean taken = put(key, lines.data(), remaining);
    if (taken) {
      listener.on(new LinesDelivered(key, lines.lines(), 1, lines.data().length));
    }
    return taken;
  }

  /** Writes a record of which no line could be made; says whether the bucket took it. */
  boolean putRecord(UnreadableRecord unreadable, Supplier<Duration> remaining) {
    byte[] text = unreadable.text().toBytes();
    String key = keys.ofUnreadableRecord(text, clock.instant());
    listener.on(
        new Warned(
            "Record %d of the event is not the change of an item, %s; it is kept as %s"
                .formatted(unreadable.index(), unreadable.reason(), key)));
    return put(key, gzip(text), remaining);
  }

  private boolean put(String key, byte[] compressed, Supplier<Duration> remaining) {
    String what = "s3:PutObject of " + key;
    Optional<Failure> failure =
        retries.run(
            what,
            remaining,
            limit -> {
              bucket.put(key, compressed, limit);
              return Optional.empty();
            });
    failure.ifPresent(f -> listener.on(new Warned("Gave up " + what + ": " + f.why())));
    return failure.isEmpty();
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
