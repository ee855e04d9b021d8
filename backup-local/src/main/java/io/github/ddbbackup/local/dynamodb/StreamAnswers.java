package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Gives removals by time to live the form that AWS gives them. */
final class StreamAnswers {
  /** What DynamoDB Local 3 calls them; which of the two depends on the SDK within. */
  private static final Set<String> EXPIRED = Set.of("EXPIRE", "UNKNOWN_TO_SDK_VERSION");

  private StreamAnswers() {}

  /** Turns each such record of an answer into a REMOVE by DynamoDB itself. */
  static void evenOut(JsonNode answer) {
    for (JsonNode node : answer.path("Records")) {
      if (EXPIRED.contains(node.path("eventName").asText())) {
        ObjectNode streamRecord = (ObjectNode) node;
        streamRecord.put("eventName", "REMOVE");
        streamRecord
            .putObject("userIdentity")
            .put("PrincipalId", "dynamodb.amazonaws.com")
            .put("Type", "Service");
      }
    }
  }
}
