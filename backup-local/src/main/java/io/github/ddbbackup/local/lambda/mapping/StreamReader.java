package io.github.ddbbackup.local.lambda.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Calls;
import io.github.ddbbackup.local.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads one stream through the API of DynamoDB Streams. */
final class StreamReader {
  private static final String TARGET = "DynamoDBStreams_20120810.";

  private final Supplier<Calls> calls;
  private final String streamArn;

  StreamReader(Supplier<Calls> calls, String streamArn) {
    this.calls = calls;
    this.streamArn = streamArn;
  }

  /** The shards of the stream, over all pages. */
  List<Shard> shards() {
    List<Shard> shards = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      ObjectNode request = Json.object().put("StreamArn", streamArn);
      after.ifPresent(id -> request.put("ExclusiveStartShardId", id));
      JsonNode stream = call("DescribeStream", request).path("StreamDescription");
      for (JsonNode shard : stream.path("Shards")) {
        shards.add(
            new Shard(
                shard.path("ShardId").asText(),
                Json.text(shard, "ParentShardId"),
                shard.path("SequenceNumberRange").hasNonNull("EndingSequenceNumber")));
      }
      after = Json.text(stream, "LastEvaluatedShardId");
    } while (after.isPresent());
    return shards;
  }

  /** Where to read on after a record. */
  String after(String shardId, String sequenceNumber) {
    return iterator(
        request(shardId, "AFTER_SEQUENCE_NUMBER").put("SequenceNumber", sequenceNumber));
  }

  /** Where to read from the oldest record on. */
  String oldest(String shardId) {
    return iterator(request(shardId, "TRIM_HORIZON"));
  }

  /** Where to read what comes from now on. */
  String latest(String shardId) {
    return iterator(request(shardId, "LATEST"));
  }

  /** Reads records. */
  Page read(String iterator, int limit) {
    JsonNode answer =
        call("GetRecords", Json.object().put("ShardIterator", iterator).put("Limit", limit));
    List<StreamRecord> records = new ArrayList<>();
    answer.path("Records").forEach(record -> records.add(StreamRecord.of(record, streamArn)));
    return new Page(records, Json.text(answer, "NextShardIterator"));
  }

  private ObjectNode request(String shardId, String type) {
    return Json.object()
        .put("StreamArn", streamArn)
        .put("ShardId", shardId)
        .put("ShardIteratorType", type);
  }

  private String iterator(ObjectNode request) {
    return call("GetShardIterator", request).path("ShardIterator").asText();
  }

  private JsonNode call(String operation, ObjectNode request) {
    return calls.get().json("dynamodb", streamArn.split(":", -1)[3], TARGET + operation, request);
  }

  /**
   * A shard.
   *
   * @param closed whether no more records come
   */
  record Shard(String id, Optional<String> parent, boolean closed) {}

  /**
   * What one read brought.
   *
   * @param next where to read on, or empty at the end of a closed shard
   */
  record Page(List<StreamRecord> records, Optional<String> next) {}
}
