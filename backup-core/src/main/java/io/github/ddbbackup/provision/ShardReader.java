package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.record.SequenceNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.StreamDescription;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;

/**
 * Finds the last records of shards. Times of records are rounded down, by DynamoDB to the second
 * and by DynamoDB Local to the minute, so that a record with a time after another one's was written
 * after it for certain. A read can find nothing although there are records behind, see <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html">
 * GetRecords</a>.
 */
final class ShardReader {

  /** A shard with more than that, a thousand records or a megabyte each, is waited for. */
  private static final int MOST_READS = 500;

  private final AwsClients clients;
  private final int quietReads;

  /**
   * Makes a reader.
   *
   * @param quietReads how many reads in a row that find nothing count as the end of a shard
   */
  ShardReader(AwsClients clients, int quietReads) {
    this.clients = clients;
    this.quietReads = quietReads;
  }

  /** A stream with all its shards; empty when it is gone. */
  Optional<StreamDescription> describe(StreamArn stream) {
    List<Shard> shards = new ArrayList<>();
    Optional<String> after = Optional.empty();
    while (true) {
      Optional<StreamDescription> page = page(stream, after);
      if (page.isEmpty()) {
        return page;
      }
      shards.addAll(page.get().shards());
      after = Optional.ofNullable(page.get().lastEvaluatedShardId());
      if (after.isEmpty()) {
        return Optional.of(page.get().toBuilder().shards(shards).build());
      }
    }
  }

  private Optional<StreamDescription> page(StreamArn stream, Optional<String> after) {
    return new AwsCall("dynamodb:DescribeStream", "stream " + stream)
        .find(
            () ->
                clients
                    .dynamoDbStreams()
                    .describeStream(
                        r -> r.streamArn(stream.value()).exclusiveStartShardId(after.orElse(null)))
                    .streamDescription());
  }

  static boolean isClosed(Shard shard) {
    return shard.sequenceNumberRange().endingSequenceNumber() != null;
  }

  /**
   * What is owed of a shard.
   *
   * @param until what was written until then is; empty when everything is
   */
  ShardEnd end(StreamArn stream, Shard shard, Optional<Instant> until) {
    try {
      return isClosed(shard)
          ? closedEnd(stream, shard, until)
          : read(stream, shard, Optional.empty(), until);
    } catch (TrimmedDataAccessException e) {
      return ShardEnd.nothingOwed(shard.shardId());
    } catch (AwsCallException e) {
      return switch (e.kind()) {
        case NOT_FOUND -> ShardEnd.nothingOwed(shard.shardId());
        // Two may read a shard, and Lambda is one of them.
        case LIMIT_EXCEEDED, THROTTLED -> ShardEnd.unknown(shard.shardId());
        default -> throw e;
      };
    }
  }

  /** Its last record is the one with the number that it ended with, or has to be looked for. */
  private ShardEnd closedEnd(StreamArn stream, Shard shard, Optional<Instant> until) {
    Optional<String> last = Optional.of(shard.sequenceNumberRange().endingSequenceNumber());
    try {
      ShardEnd end = read(stream, shard, last, Optional.empty());
      if (!end.oneOf().isEmpty()) {
        return end;
      }
    } catch (AwsCallException e) {
      if (e.kind() != ErrorKind.INVALID) {
        throw e;
      }
    }
    return read(stream, shard, Optional.empty(), until);
  }

  private ShardEnd read(
      StreamArn stream, Shard shard, Optional<String> from, Optional<Instant> until) {
    Reading reading = new Reading(shard.shardId(), until);
    Optional<String> iterator = iterator(stream, shard, from);
    int empty = 0;
    for (int reads = 0; iterator.isPresent() && empty < quietReads; reads++) {
      if (reads == MOST_READS) {
        return reading.brokenOff();
      }
      GetRecordsResponse page = page(stream, iterator.get());
      page.records().forEach(reading::add);
      if (reading.owesNothing()) {
        break;
      }
      empty = page.records().isEmpty() ? empty + 1 : 0;
      iterator = Optional.ofNullable(page.nextShardIterator());
    }
    return reading.end();
  }

  private Optional<String> iterator(StreamArn stream, Shard shard, Optional<String> from) {
    GetShardIteratorRequest request =
        GetShardIteratorRequest.builder()
            .streamArn(stream.value())
            .shardId(shard.shardId())
            .shardIteratorType(
                from.isPresent()
                    ? ShardIteratorType.AT_SEQUENCE_NUMBER
                    : ShardIteratorType.TRIM_HORIZON)
            .sequenceNumber(from.orElse(null))
            .build();
    return Optional.ofNullable(
        trimmed(
            new AwsCall("dynamodb:GetShardIterator", "stream " + stream),
            () -> clients.dynamoDbStreams().getShardIterator(request).shardIterator()));
  }

  private GetRecordsResponse page(StreamArn stream, String iterator) {
    return trimmed(
        new AwsCall("dynamodb:GetRecords", "stream " + stream),
        () -> clients.dynamoDbStreams().getRecords(r -> r.shardIterator(iterator)));
  }

  /** Makes a call, and tells records that have expired from other failures. */
  private static <T> T trimmed(AwsCall call, java.util.function.Supplier<T> work) {
    try {
      return call.answer(work);
    } catch (AwsCallException e) {
      if (e.getCause() instanceof TrimmedDataAccessException expired) {
        throw expired;
      }
      throw e;
    }
  }

  /** What was seen of a shard so far. */
  private static final class Reading {

    private final String shardId;
    private final Optional<Instant> until;
    private final Set<SequenceNumber> oneOf = new HashSet<>();
    private Optional<Instant> from = Optional.empty();
    private boolean behind;

    Reading(String shardId, Optional<Instant> until) {
      this.shardId = shardId;
      this.until = until;
    }

    void add(Record change) {
      Instant written = change.dynamodb().approximateCreationDateTime();
      if (until.filter(written::isAfter).isPresent()) {
        behind = true;
      } else {
        oneOf.clear();
        from = Optional.of(written);
      }
      if (from.isPresent()) {
        oneOf.add(SequenceNumber.of(change.dynamodb().sequenceNumber()));
      }
    }

    boolean owesNothing() {
      return behind && from.isEmpty();
    }

    ShardEnd end() {
      return new ShardEnd(shardId, true, oneOf, from);
    }

    /** There is more, but enough was seen if it is of later than what is owed. */
    ShardEnd brokenOff() {
      return behind ? end() : ShardEnd.unknown(shardId);
    }
  }
}
