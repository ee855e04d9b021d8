package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.plan.ActualDeliveryStream;
import io.github.ddbbackup.plan.ActualMapping;
import io.github.ddbbackup.plan.ActualTable;
import io.github.ddbbackup.plan.Drainage;
import io.github.ddbbackup.plan.Drains;
import io.github.ddbbackup.plan.RemovalTiming;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.StreamStatus;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * Finds out whether the changes of a stream have been delivered. They have, or can't be any more,
 * when the stream is gone. Before that it takes a proof: for each shard, a line in the log of the
 * forwarding function that acknowledges the last change that is owed. Since Lambda hands on a shard
 * in order, everything before it was acknowledged too. Thread-safe.
 */
final class DrainReader {

  private final ShardReader shards;
  private final AcknowledgementLog log;
  private final FlushReader flushes;
  private final RemovalTiming timing;

  /** What was proven once stays so; remembered to spare calls. */
  private final Set<List<Object>> proven = ConcurrentHashMap.newKeySet();

  DrainReader(AwsClients clients, RemovalTiming timing) {
    this.shards = new ShardReader(clients, timing.quietReads());
    this.log = new AcknowledgementLog(clients);
    this.flushes = new FlushReader(clients, log, timing.kept());
    this.timing = timing;
  }

  /**
   * What tells of a table's mappings and delivery stream how far they are.
   *
   * @param mappings all of the table's mappings
   * @param now the time
   */
  Drains among(Collection<EventSourceMappingConfiguration> mappings, Instant now) {
    return new Drains() {
      @Override
      public Drainage of(ActualMapping mapping, Optional<Instant> until) {
        StreamArn stream = mapping.source();
        boolean inOrder =
            mappings.stream()
                .filter(m -> m.eventSourceArn().equals(stream.value()))
                .allMatch(DrainReader::isInOrder);
        return drainage(stream, inOrder, until, now);
      }

      @Override
      public Optional<String> held(ActualTable table, Instant since) {
        return table.deliveryStreams().stream()
            .flatMap(stream -> stream.destination().stream())
            .findFirst()
            .flatMap(destination -> flushes.held(table.name(), destination, "", since));
      }

      @Override
      public Optional<String> heldBy(
          ActualTable table, ActualDeliveryStream stream, Instant since) {
        // Firehose begins the names of objects with that of the delivery stream.
        return stream
            .destination()
            .flatMap(
                destination -> flushes.held(table.name(), destination, stream.name() + "-", since));
      }
    };
  }

  /** Lambda can read a shard in several lanes, of which one says nothing about the others. */
  private static boolean isInOrder(EventSourceMappingConfiguration mapping) {
    return mapping.parallelizationFactor() == null || mapping.parallelizationFactor() == 1;
  }

  private Drainage drainage(
      StreamArn stream, boolean inOrder, Optional<Instant> until, Instant now) {
    try {
      Optional<StreamDescription> found = shards.describe(stream);
      if (found.isEmpty()) {
        return Drainage.drained("Its stream is gone");
      }
      return inOrder
          ? drainage(stream, found.get(), until, now)
          : Drainage.undrained("it reads each shard in several lanes, which proves nothing");
    } catch (AwsCallException e) {
      if (e.kind() == ErrorKind.ACCESS_DENIED) {
        return Drainage.undrained("it can't be proven: " + e.getMessage());
      }
      throw e;
    }
  }

  private Drainage drainage(
      StreamArn stream, StreamDescription found, Optional<Instant> until, Instant now) {
    boolean open = found.shards().stream().anyMatch(shard -> !ShardReader.isClosed(shard));
    if (found.streamStatus() == StreamStatus.ENABLED && !open) {
      return Drainage.undrained("its shards are being replaced");
    }
    Optional<Duration> settling =
        until
            .map(u -> Duration.between(now, u.plus(timing.settling())))
            .filter(d -> !d.isNegative());
    if (open && settling.filter(d -> !d.isZero()).isPresent()) {
      return Drainage.undrained("its stream is looked at when it has settled");
    }
    int readOut = readOut(stream, found.shards(), until);
    int all = found.shards().size();
    return readOut == all
        ? Drainage.drained("Its stream is read out")
        : Drainage.undrained(readOut + " of " + all + " shards are read out");
  }

  private int readOut(StreamArn stream, List<Shard> all, Optional<Instant> until) {
    List<ShardEnd> ends =
        all.stream()
            .filter(shard -> !proven.contains(key(stream, shard.shardId(), until)))
            .map(shard -> shards.end(stream, shard, until))
            .toList();
    Set<SequenceNumber> acknowledged =
        ends.stream()
            .flatMap(end -> end.from().stream())
            .min(Instant::compareTo)
            .map(from -> log.upTo(stream, from, numbers -> areProven(ends, numbers)))
            .orElseGet(Set::of);
    ends.stream()
        .filter(end -> end.isProvenBy(acknowledged))
        .forEach(end -> proven.add(key(stream, end.shardId(), until)));
    return (int) all.stream().filter(s -> proven.contains(key(stream, s.shardId(), until))).count();
  }

  private static boolean areProven(List<ShardEnd> ends, Set<SequenceNumber> numbers) {
    return ends.stream().allMatch(end -> !end.known() || end.isProvenBy(numbers));
  }

  private static List<Object> key(StreamArn stream, String shardId, Optional<Instant> until) {
    return List.of(stream, shardId, until);
  }
}
