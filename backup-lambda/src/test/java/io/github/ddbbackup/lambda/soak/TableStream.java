package io.github.ddbbackup.lambda.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what DynamoDB did from the streams of its tables, as it came over the wire. */
final class TableStream {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SCOPE = "soak/20261122/" + Account.REGION + "/dynamodb/aws4_request";
  private static final int ATTEMPTS = 20;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI endpoint;

  TableStream(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Every change that a stream tells of, by sequence number. */
  Map<String, Change> changes(String streamArn) {
    Map<String, Change> changes = new HashMap<>();
    Optional<String> after = Optional.empty();
    do {
      ObjectNode request = JSON.createObjectNode().put("StreamArn", streamArn);
      after.ifPresent(id -> request.put("ExclusiveStartShardId", id));
      JsonNode stream = call("DescribeStream", request).path("StreamDescription");
      for (JsonNode shard : stream.path("Shards")) {
        readShard(streamArn, shard.path("ShardId").asText(), changes);
      }
      after = Optional.ofNullable(stream.path("LastEvaluatedShardId").textValue());
    } while (after.isPresent());
    return changes;
  }

  private void readShard(String streamArn, String shardId, Map<String, Change> changes) {
    Optional<String> iterator =
        Optional.of(
            call(
                    "GetShardIterator",
                    JSON.createObjectNode()
                        .put("StreamArn", streamArn)
                        .put("ShardId", shardId)
                        .put("ShardIteratorType", "TRIM_HORIZON"))
                .path("ShardIterator")
                .asText());
    boolean more = true;
    while (more && iterator.isPresent()) {
      JsonNode page =
          call("GetRecords", JSON.createObjectNode().put("ShardIterator", iterator.get()));
      for (JsonNode entry : page.path("Records")) {
        JsonNode change = entry.path("dynamodb");
        changes.put(
            change.path("SequenceNumber").asText(),
            Change.of(
                change,
                Optional.of(entry.path("eventName")),
                Optional.ofNullable(entry.get("userIdentity"))));
      }
      more = !page.path("Records").isEmpty();
      iterator = Optional.ofNullable(page.path("NextShardIterator").textValue());
    }
  }

  private JsonNode call(String operation, ObjectNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("X-Amz-Target", "DynamoDBStreams_20120810." + operation)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=" + SCOPE + ", SignedHeaders=host, Signature=0")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    try {
      HttpResponse<byte[]> response = send(request);
      for (int i = 1; response.statusCode() != 200 && i < ATTEMPTS; i++) {
        response = send(request);
      }
      if (response.statusCode() != 200) {
        throw new IllegalStateException(operation + ": " + new String(response.body(), UTF_8));
      }
      return JSON.readTree(response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
