package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Completes the descriptions of tables in answers. */
final class TableAnswers {
  private final CreationHold hold;

  TableAnswers(CreationHold hold) {
    this.hold = hold;
  }

  /** Adds the table's id, and the status that AWS shows where DynamoDB Local has no such phase. */
  void complete(String region, String operation, JsonNode answer) {
    for (String member : new String[] {"Table", "TableDescription"}) {
      if (answer.get(member) instanceof ObjectNode table) {
        table.put("TableId", id(region, table));
        if (operation.equals("CreateTable")
            || hold.holds(region, table.path("TableName").asText())) {
          table.put("TableStatus", "CREATING");
        } else if (operation.equals("DeleteTable")) {
          table.put("TableStatus", "DELETING");
        }
      }
    }
  }

  /** A table made again under the same name is another one, so its time of creation counts. */
  static String id(String region, JsonNode table) {
    String identity =
        region + "/" + table.path("TableName").asText() + "/" + table.path("CreationDateTime");
    return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
