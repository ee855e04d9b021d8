package io.github.ddbbackup.local.lambda.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Calls;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.Protocol;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stream that answers as DynamoDB Streams does; tests fill and close its shards. */
final class FakeStream implements Calls {
  static final String ARN =
      "arn:aws:dynamodb:eu-west-1:123456789012:table/orders/stream/2026-11-22T18:00:00.000";

  private static final int SHARDS_OF_A_PAGE = 2;

  private final Map<String, Shard> shards = new LinkedHashMap<>();
  private final Deque<String> errors = new ArrayDeque<>();
  private long numbers = 999_999_999_999_999L;

  /** Opens a shard. */
  void open(String id, Optional<String> parent) {
    shards.put(id, new Shard(parent, new ArrayList<>(), new ArrayList<>()));
  }

  void close(String id) {
    shards.get(id).closed().add(true);
  }

  /** Adds a change of an item; returns its sequence number. */
  String put(String shard, String item, Instant created) {
    return put(shard, item, created, "x");
  }

  String put(String shard, String item, Instant created, String text) {
    String number = Long.toString(++numbers);
    ObjectNode node = Json.object().put("eventID", "id-" + number).put("eventName", "MODIFY");
    node.put("eventVersion", "1.1").put("eventSource", "aws:dynamodb").put("awsRegion", "other");
    ObjectNode change = node.putObject("dynamodb");
    change.put("ApproximateCreationDateTime", created.getEpochSecond());
    change.putObject("Keys").putObject("id").put("S", item);
    change.putObject("NewImage").putObject("text").put("S", text);
    change.put("SequenceNumber", number).put("SizeBytes", 7).put("StreamViewType", "NEW_IMAGE");
    shards.get(shard).records().add(node);
    return number;
  }

  /** The record that was added last, to be changed. */
  ObjectNode last(String shard) {
    List<ObjectNode> records = shards.get(shard).records();
    return records.get(records.size() - 1);
  }

  /** The next call answers this error. */
  void fail(String code) {
    errors.add(code);
  }

  @Override
  public synchronized ApiResponse call(ApiRequest request) {
    if (!request.region().equals("eu-west-1")) {
      throw new IllegalStateException("called in " + request.region());
    }
    try {
      if (!errors.isEmpty()) {
        throw new ApiException(errors.remove(), 400, "told to fail");
      }
      ObjectNode body = Json.body(request);
      return ApiResponse.json(
          switch (request.targetOperation().orElseThrow()) {
            case "DescribeStream" -> describe(body);
            case "GetShardIterator" -> iterator(body);
            case "GetRecords" -> records(body);
            default -> throw new IllegalStateException(request.toString());
          });
    } catch (ApiException e) {
      return Protocol.JSON_1_0.error(e, "request");
    }
  }

  private ObjectNode describe(JsonNode request) {
    List<String> ids = new ArrayList<>(shards.keySet());
    int from = Json.text(request, "ExclusiveStartShardId").map(ids::indexOf).orElse(-1) + 1;
    int to = Math.min(ids.size(), from + SHARDS_OF_A_PAGE);
    ObjectNode answer = Json.object();
    ObjectNode stream = answer.putObject("StreamDescription").put("StreamArn", ARN);
    ArrayNode list = stream.putArray("Shards");
    for (String id : ids.subList(from, to)) {
      Shard shard = shards.get(id);
      ObjectNode node = list.addObject().put("ShardId", id);
      shard.parent().ifPresent(parent -> node.put("ParentShardId", parent));
      ObjectNode range = node.putObject("SequenceNumberRange").put("StartingSequenceNumber", "1");
      if (shard.isClosed()) {
        range.put("EndingSequenceNumber", "2");
      }
    }
    if (to < ids.size()) {
      stream.put("LastEvaluatedShardId", ids.get(to - 1));
    }
    return answer;
  }

  private ObjectNode iterator(JsonNode request) {
    String id = request.path("ShardId").asText();
    List<ObjectNode> records = shards.get(id).records();
    int position =
        switch (request.path("ShardIteratorType").asText()) {
          case "TRIM_HORIZON" -> 0;
          case "LATEST" -> records.size();
          default -> {
            List<String> all =
                records.stream()
                    .map(node -> node.path("dynamodb").path("SequenceNumber").asText())
                    .toList();
            yield all.indexOf(request.path("SequenceNumber").asText()) + 1;
          }
        };
    return Json.object().put("ShardIterator", id + "@" + position);
  }

  private ObjectNode records(JsonNode request) {
    String[] place = request.path("ShardIterator").asText().split("@", -1);
    Shard shard = shards.get(place[0]);
    int from = Integer.parseInt(place[1]);
    int to = Math.min(shard.records().size(), from + request.path("Limit").asInt());
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("Records");
    shard.records().subList(from, to).forEach(list::add);
    if (to < shard.records().size() || !shard.isClosed()) {
      answer.put("NextShardIterator", place[0] + "@" + to);
    }
    return answer;
  }

  private record Shard(Optional<String> parent, List<ObjectNode> records, List<Boolean> closed) {
    boolean isClosed() {
      return !closed.isEmpty();
    }
  }
}
