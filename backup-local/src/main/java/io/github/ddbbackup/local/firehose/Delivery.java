package io.github.ddbbackup.local.firehose;

import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ObjectStore;
import io.github.ddbbackup.local.time.LocalClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the records of one delivery stream and writes them to S3, in order; what S3 refuses is
 * tried again until it is a day old, as the <a
 * href="https://docs.aws.amazon.com/firehose/latest/dev/retry.html">service does</a>.
 */
final class Delivery {
  private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
  private static final Duration KEPT = Duration.ofHours(24);

  private final LocalClock clock;
  private final ObjectStore objects;
  private final FirehoseSettings settings;
  private final RecordBuffer buffer = new RecordBuffer();
  private final Deque<Pending> pending = new ArrayDeque<>();
  private LocalClock.Task flush = () -> {};
  private LocalClock.Task retry = () -> {};
  private Duration wait;
  private boolean dropped;

  Delivery(LocalClock clock, ObjectStore objects, FirehoseSettings settings) {
    this.clock = clock;
    this.objects = objects;
    this.settings = settings;
    this.wait = settings.firstRetry();
  }

  /** Takes a record that is to be written as this target says. */
  synchronized void accept(byte[] record, Target target) {
    if (dropped) {
      return;
    }
    boolean first = buffer.oldest().isEmpty();
    buffer.add(record, clock.instant());
    if (buffer.size() >= target.destination().bufferBytes()) {
      close(target);
      retry = clock.schedule(Duration.ZERO, this::write);
    } else if (first) {
      flush = clock.schedule(target.destination().bufferInterval(), () -> flush(target));
    }
  }

  /** Writes what is gathered at once, whatever the buffering hints say. */
  synchronized void flush(Target target) {
    close(target);
    write();
  }

  /** Drops what was not written and everything that comes later. */
  synchronized void drop() {
    dropped = true;
    flush.cancel();
    retry.cancel();
    buffer.clear();
    pending.clear();
  }

  /** How many bytes are not written yet, before compression. */
  synchronized long waitingBytes() {
    return buffer.size() + pending.stream().mapToLong(object -> object.content().length).sum();
  }

  private void close(Target target) {
    flush.cancel();
    buffer
        .oldest()
        .ifPresent(
            oldest -> {
              String key =
                  target
                      .destination()
                      .key(target.stream(), target.version(), oldest, settings.ids());
              pending.add(new Pending(target.destination(), key, oldest, buffer.take()));
            });
  }

  private synchronized void write() {
    retry.cancel();
    while (!pending.isEmpty()) {
      Pending object = pending.getFirst();
      try {
        put(object);
        wait = settings.firstRetry();
      } catch (ApiException e) {
        if (object.oldest().plus(KEPT).isAfter(clock.instant())) {
          tryLater(object, e);
          return;
        }
        LOG.warn("Dropped {}: S3 refused it for a day: {}", object.key(), e.getMessage());
      }
      pending.removeFirst();
    }
  }

  private void tryLater(Pending object, ApiException refusal) {
    if (wait.equals(settings.firstRetry())) {
      LOG.warn("S3 refused {} and is asked again: {}", object.key(), refusal.getMessage());
    }
    retry = clock.schedule(wait, this::write);
    Duration doubled = wait.multipliedBy(2);
    wait = doubled.compareTo(settings.longestRetry()) < 0 ? doubled : settings.longestRetry();
  }

  private void put(Pending object) {
    S3Destination destination = object.destination();
    byte[] content = destination.compressed() ? gzip(object.content()) : object.content();
    ObjectStore inRole = destination.role().map(objects::as).orElse(objects);
    inRole.put(destination.bucket(), object.key(), content, destination.headers());
  }

  private static byte[] gzip(byte[] content) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }

  /** How the records of a delivery stream are to be written at the moment. */
  record Target(String stream, int version, S3Destination destination) {}

  // Never compared.
  @SuppressWarnings("ArrayRecordComponent")
  private record Pending(S3Destination destination, String key, Instant oldest, byte[] content) {}
}
