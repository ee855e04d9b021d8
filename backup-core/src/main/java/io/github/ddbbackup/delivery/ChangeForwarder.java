package io.github.ddbbackup.delivery;

import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.event.BackupEvent.Warned;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.record.ChangeLines;
import io.github.ddbbackup.record.LineWriter;
import io.github.ddbbackup.record.UnreadableRecord;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Brings the changes of stream events into the backup. Changes go through the delivery stream of
 * their table; a change too large for Firehose goes straight into the bucket, under the table's
 * prefix, as do all changes while the delivery stream changes its format, and a record that is not
 * the change of an item under a prefix of its own. Serves one event at a time.
 */
public final class ChangeForwarder {

  private static final String WITHOUT_IMAGES =
      "%d changes of %s came without images that a stream of view type NEW_AND_OLD_IMAGES has; they"
          + " are backed up as they are, but an item can't be restored from them. Give the table a"
          + " stream of that view type; ddbbackup:status tells how";

  private final LineWriter writer = new LineWriter();
  private final RecordPacker plain =
      new RecordPacker(new PlainEncoder(), RecordPacker.MAX_RECORD_BYTES);
  private final GzipEncoder encoder = new GzipEncoder();
  private final RecordPacker gzip = new RecordPacker(encoder, RecordPacker.MAX_RECORD_BYTES);
  private final RecordPacker whole = new RecordPacker(encoder, Integer.MAX_VALUE);
  private final FirehoseDelivery delivery;
  private final Spill spill;
  private final BackupListener listener;

  ChangeForwarder(FirehoseDelivery delivery, Spill spill, BackupListener listener) {
    this.delivery = delivery;
    this.spill = spill;
    this.listener = listener;
  }

  /**
   * Makes a forwarder.
   *
   * @param streams the delivery streams
   * @param bucket the bucket that takes the backups
   * @param prefix the folder in the bucket under which each table has its own
   * @param policy how failed calls are repeated
   * @param listener is told what happens
   * @param clock tells the hour under which objects are put
   * @param sleeper waits before failed calls are repeated
   * @param random decides how long
   * @return the forwarder
   */
  public static ChangeForwarder of(
      DeliveryStreams streams,
      BackupBucket bucket,
      BackupPrefix prefix,
      RetryPolicy policy,
      BackupListener listener,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random) {
    Retries retries = new Retries(policy, sleeper, random, listener);
    return new ChangeForwarder(
        new FirehoseDelivery(streams, retries, listener),
        new Spill(bucket, new SpillKeys(prefix), retries, listener, clock),
        listener);
  }

  /**
   * Makes a forwarder that has several requests to Firehose under way at a time, where an event
   * takes more than one. What is handed in is used by several threads then, but the listener, and
   * chance, by one at a time.
   *
   * @param streams the delivery streams
   * @param bucket the bucket that takes the backups
   * @param prefix the folder in the bucket under which each table has its own
   * @param policy how failed calls are repeated
   * @param listener is told what happens
   * @param clock tells the hour under which objects are put
   * @param sleeper waits before failed calls are repeated
   * @param random decides how long
   * @param executor makes the requests, as many at a time as it has threads, beside the one that
   *     the caller's thread makes; not used where an event takes one
   * @return the forwarder
   */
  public static ChangeForwarder sideBySide(
      DeliveryStreams streams,
      BackupBucket bucket,
      BackupPrefix prefix,
      RetryPolicy policy,
      BackupListener listener,
      InstantSource clock,
      Sleeper sleeper,
      RandomGenerator random,
      Executor executor) {
    Object turn = new Object();
    BackupListener inTurn =
        event -> {
          synchronized (turn) {
            listener.on(event);
          }
        };
    RandomGenerator chance =
        () -> {
          synchronized (turn) {
            return random.nextLong();
          }
        };
    Retries retries = new Retries(policy, sleeper, chance, inTurn);
    return new ChangeForwarder(
        new FirehoseDelivery(streams, retries, inTurn, executor),
        new Spill(bucket, new SpillKeys(prefix), retries, inTurn, clock),
        inTurn);
  }

  /**
   * Forwards the changes of one event of tables with one delivery stream.
   *
   * @param event an array that holds the event
   * @param from where the event begins
   * @param to where the event ends
   * @param format what the tables' delivery streams take
   * @param remaining tells what is left of the invocation's time; failed calls are repeated as long
   *     as it allows
   * @return what was not taken
   * @throws BackupException as {@link #forward(byte[], int, int, RecordFormat, int, Supplier)}
   */
  public ForwardResult forward(
      byte[] event, int from, int to, RecordFormat format, Supplier<Duration> remaining) {
    return forward(event, from, to, format, 1, remaining);
  }

  /**
   * Forwards the changes of one event. What is not named as failed has been taken by Firehose or
   * S3; of what is, some may have been taken too.
   *
   * @param event an array that holds the event
   * @param from where the event begins
   * @param to where the event ends
   * @param format what the tables' delivery streams take
   * @param deliveryStreams among how many delivery streams the changes of each table are divided,
   *     all changes of an item to the same one; not looked at where changes do not go through them
   * @param remaining tells what is left of the invocation's time; failed calls are repeated as long
   *     as it allows
   * @return what was not taken
   * @throws BackupException if the event is not a stream event, or a record of it that has no
   *     sequence number could not be kept; then nothing counts as taken
   */
  public ForwardResult forward(
      byte[] event,
      int from,
      int to,
      RecordFormat format,
      int deliveryStreams,
      Supplier<Duration> remaining) {
    ChangeLines lines = writer.write(event, from, to);
    LowestFailed failed = new LowestFailed();
    for (UnreadableRecord unreadable : lines.unreadable()) {
      keep(unreadable, failed, remaining);
    }
    for (StreamArn stream : lines.streams()) {
      switch (format) {
        case LINES ->
            send(Division.of(lines, stream, deliveryStreams, plain), stream, failed, remaining);
        case GZIP ->
            send(Division.of(lines, stream, deliveryStreams, gzip), stream, failed, remaining);
        case OBJECTS -> put(lines, stream, failed, remaining);
      }
    }
    if (lines.withoutImages() > 0) {
      listener.on(new Warned(WITHOUT_IMAGES.formatted(lines.withoutImages(), tables(lines))));
    }
    for (StreamArn stream : lines.streams()) {
      Acknowledged.of(lines, stream, failed.get()).ifPresent(listener::on);
    }
    return new ForwardResult(lines.count(), failed.get());
  }

  private void put(
      ChangeLines lines, StreamArn stream, LowestFailed failed, Supplier<Duration> remaining) {
    whole.pack(lines, stream).records().stream()
        .filter(object -> !spill.putLines(stream, object, remaining))
        .map(PackedRecord::lowest)
        .forEach(failed::add);
  }

  private void send(
      Division division, StreamArn stream, LowestFailed failed, Supplier<Duration> remaining) {
    failed.add(delivery.send(division.records(), remaining));
    for (PackedRecord large : division.large()) {
      if (!failed.comesAgain(large.lowest()) && !spill.putLine(stream, large, remaining)) {
        failed.add(large.lowest());
      }
    }
  }

  private static String tables(ChangeLines lines) {
    return lines.streams().stream()
        .map(stream -> stream.tableName().value())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private void keep(
      UnreadableRecord unreadable, LowestFailed failed, Supplier<Duration> remaining) {
    if (!spill.putRecord(unreadable, remaining)) {
      failed.add(
          unreadable
              .sequenceNumber()
              .orElseThrow(
                  () ->
                      BackupException.service(
                          "A record of the event could not be kept and has no sequence number",
                          "record " + unreadable.index() + ", " + unreadable.reason(),
                          "Let the function write to the bucket; the log above says why not.")));
    }
  }
}
