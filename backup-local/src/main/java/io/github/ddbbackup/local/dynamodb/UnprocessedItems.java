package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;

/** Lets writes of a batch go unprocessed when a fault says so; DynamoDB Local takes them all. */
final class UnprocessedItems {
  private static final String OPERATION = "BatchWriteItem";

  private final Faults faults;

  UnprocessedItems(Faults faults) {
    this.faults = faults;
  }

  /** Whether every write is sure to be taken. */
  boolean none() {
    return faults.quiet();
  }

  /** Sends what the faults leave of a batch, and answers with the rest as unprocessed. */
  ApiResponse around(ObjectNode request, Function<ObjectNode, ApiResponse> send) {
    ObjectNode left = request.deepCopy();
    ObjectNode kept = Json.object();
    for (Map.Entry<String, JsonNode> table : request.path("RequestItems").properties()) {
      split(table.getKey(), table.getValue(), (ObjectNode) left.get("RequestItems"), kept);
    }
    if (kept.isEmpty()) {
      return send.apply(request);
    }
    ApiResponse response =
        left.path("RequestItems").isEmpty()
            ? ApiResponse.json(Json.object().set("UnprocessedItems", Json.object()))
            : send.apply(left);
    return response.status() >= 400 ? response : withUnprocessed(response, kept);
  }

  private void split(String table, JsonNode writes, ObjectNode left, ObjectNode kept) {
    ArrayNode taken = Json.array();
    for (JsonNode write : writes) {
      if (faults.strikes(FaultKind.PARTIAL_FAILURE, "dynamodb", OPERATION)) {
        kept.withArrayProperty(table).add(write);
      } else {
        taken.add(write);
      }
    }
    if (taken.isEmpty()) {
      left.remove(table);
    } else {
      left.set(table, taken);
    }
  }

  private static ApiResponse withUnprocessed(ApiResponse response, ObjectNode kept) {
    ObjectNode answer = (ObjectNode) Json.parse(response.body());
    ObjectNode unprocessed = answer.withObjectProperty("UnprocessedItems");
    for (Map.Entry<String, JsonNode> table : kept.properties()) {
      table.getValue().forEach(unprocessed.withArrayProperty(table.getKey())::add);
    }
    return new ApiResponse(
        response.status(), Map.of(), answer.toString().getBytes(StandardCharsets.UTF_8));
  }
}
