package io.github.ddbbackup.delivery;

import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.delivery.DeliveryStreams.RefusedRecord;
import io.github.ddbbackup.delivery.Retries.Failure;
import io.github.ddbbackup.event.BackupEvent.LinesDelivered;
import io.github.ddbbackup.event.BackupEvent.Warned;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Sends records to delivery streams: within the limits of a request, again where it is worthwhile
 * and only what was not taken, and no longer than the invocation's time allows. A call that failed
 * may have been taken all the same, so that a line may lie in the backup twice, but never not at
 * all.
 */
final class FirehoseDelivery {

  private static final Set<ErrorKind> NOT_THERE = Set.of(ErrorKind.NOT_FOUND, ErrorKind.IN_USE);

  private static final String ADVICE =
      " The delivery stream is missing or still being made. The changes wait in the table's stream,"
          + " which keeps them for 24 hours, and come again: if this goes on, run"
          + " ddbbackup:provision for the table.";

  private final DeliveryStreams streams;
  private final Retries retries;
  private final BackupListener listener;
  private final Executor executor;

  /** Makes a delivery that sends one batch after the other. */
  FirehoseDelivery(DeliveryStreams streams, Retries retries, BackupListener listener) {
    this(streams, retries, listener, Runnable::run);
  }

  /**
   * Makes a delivery.
   *
   * @param executor sends batches side by side, as many as it has threads, beside the one that the
   *     caller sends
   */
  FirehoseDelivery(
      DeliveryStreams streams, Retries retries, BackupListener listener, Executor executor) {
    this.streams = streams;
    this.retries = retries;
    this.listener = listener;
    this.executor = executor;
  }

  /**
   * Sends records to one delivery stream.
   *
   * @param stream the delivery stream
   * @param records the records
   * @param remaining what is left of the invocation's time
   * @return the lowest sequence number in the records that were not taken; empty if all were
   */
  Optional<SequenceNumber> send(
      DeliveryStreamName stream, List<PackedRecord> records, Supplier<Duration> remaining) {
    return send(Map.of(stream, records), remaining);
  }

  /**
   * Sends records to each delivery stream in their order, the lowest numbers first, and returns
   * when nothing is under way any more. After a batch that is not taken whole, no other is begun,
   * since they would come again with it; nor after a defect, which is thrown when nothing is under
   * way.
   *
   * @param records the records for each delivery stream
   * @param remaining what is left of the invocation's time
   * @return the lowest sequence number in the records that were not taken; empty if all were
   */
  Optional<SequenceNumber> send(
      Map<DeliveryStreamName, List<PackedRecord>> records, Supplier<Duration> remaining) {
    AtomicBoolean stopped = new AtomicBoolean();
    List<Batch> batches = inOrder(records);
    List<Supplier<List<PackedRecord>>> sending = new ArrayList<>();
    batches.forEach(batch -> sending.add(() -> sendUnless(stopped, batch, remaining)));
    Map<DeliveryStreamName, List<PackedRecord>> left = new HashMap<>();
    List<List<PackedRecord>> outcomes = Together.done(sending, executor);
    for (int i = 0; i < outcomes.size(); i++) {
      left.computeIfAbsent(batches.get(i).to(), stream -> new ArrayList<>())
          .addAll(outcomes.get(i));
    }
    records.forEach(
        (stream, packed) -> report(stream, packed, left.getOrDefault(stream, List.of())));
    LowestFailed lowest = new LowestFailed();
    left.values().forEach(ofOne -> ofOne.forEach(packed -> lowest.add(packed.lowest())));
    return lowest.get();
  }

  /**
   * Makes batches, of which that with the lowest number comes first: the changes come again from
   * the lowest number that was not taken, so whatever fails behind it, they come again from further
   * on. Those for one delivery stream stay in their order, also where numbers do not rise.
   */
  private static List<Batch> inOrder(Map<DeliveryStreamName, List<PackedRecord>> records) {
    List<Batch> batches = new ArrayList<>();
    records.forEach(
        (stream, packed) -> {
          List<PackedRecord> rest = packed;
          for (List<PackedRecord> batch : RecordBatches.of(packed)) {
            batches.add(new Batch(stream, batch, lowest(rest)));
            rest = rest.subList(batch.size(), rest.size());
          }
        });
    batches.sort(Comparator.comparing(Batch::turn));
    return batches;
  }

  private static SequenceNumber lowest(List<PackedRecord> records) {
    return records.stream().map(PackedRecord::lowest).min(Comparator.naturalOrder()).orElseThrow();
  }

  /**
   * Records that one request carries.
   *
   * @param turn the lowest number of these and of what comes later to the same delivery stream
   */
  private record Batch(DeliveryStreamName to, List<PackedRecord> records, SequenceNumber turn) {}

  /** Sends a batch unless one was not taken whole, or failed with a defect. */
  private List<PackedRecord> sendUnless(
      AtomicBoolean stopped, Batch batch, Supplier<Duration> remaining) {
    if (stopped.get()) {
      return batch.records();
    }
    boolean whole = false;
    try {
      List<PackedRecord> left = sendBatch(batch, remaining);
      whole = left.isEmpty();
      return left;
    } finally {
      if (!whole) {
        stopped.set(true);
      }
    }
  }

  private List<PackedRecord> sendBatch(Batch batch, Supplier<Duration> remaining) {
    String what = "firehose:PutRecordBatch to " + batch.to().value();
    List<PackedRecord> left = new ArrayList<>(batch.records());
    retries
        .run(what, remaining, limit -> put(batch.to(), left, limit))
        .ifPresent(f -> listener.on(new Warned("Gave up " + what + ": " + f.why() + advice(f))));
    return left;
  }

  /** Leaves in the list what was not taken. */
  private Optional<String> put(DeliveryStreamName stream, List<PackedRecord> left, Duration limit) {
    int sent = left.size();
    List<RefusedRecord> refused = streams.put(stream, List.copyOf(left), limit);
    left.clear();
    refused.forEach(record -> left.add(record.record()));
    return refused.isEmpty() ? Optional.empty() : Optional.of(reason(refused, sent));
  }

  private static String advice(Failure failure) {
    return failure.kind().filter(NOT_THERE::contains).isPresent() ? ADVICE : "";
  }

  private static String reason(List<RefusedRecord> refused, int sent) {
    return refused.size() + " of " + sent + " records were refused, " + refused.get(0).reason();
  }

  private void report(
      DeliveryStreamName stream, List<PackedRecord> records, List<PackedRecord> left) {
    List<PackedRecord> taken = new ArrayList<>(records);
    taken.removeAll(left);
    if (!taken.isEmpty()) {
      listener.on(
          new LinesDelivered(
              stream.value(),
              taken.stream().mapToInt(PackedRecord::lines).sum(),
              taken.size(),
              taken.stream().mapToLong(packed -> packed.data().length).sum()));
    }
  }
}
