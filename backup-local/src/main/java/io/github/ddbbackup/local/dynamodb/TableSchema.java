package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.util.List;

/**
 * What a restored table has of the one it comes from: keys, indexes and capacity, but no stream,
 * tags, expiry or alarms.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/PointInTimeRecovery_Howitworks.html">How
 *     point-in-time recovery works</a>
 */
final class TableSchema {
  private static final List<String> OF_AN_INDEX = List.of("IndexName", "KeySchema", "Projection");

  private TableSchema() {}

  /**
   * A request for CreateTable.
   *
   * @param table description of the source
   * @param request of the restore, whose overrides count
   */
  static ObjectNode of(JsonNode table, JsonNode request) {
    ObjectNode definition =
        Json.object().put("TableName", request.path("TargetTableName").asText());
    for (String member : List.of("AttributeDefinitions", "KeySchema")) {
      definition.set(member, table.path(member));
    }
    String mode =
        request
            .path("BillingModeOverride")
            .asText(table.path("BillingModeSummary").path("BillingMode").asText("PROVISIONED"));
    definition.put("BillingMode", mode);
    boolean provisioned = mode.equals("PROVISIONED");
    if (provisioned) {
      definition.set(
          "ProvisionedThroughput",
          request.has("ProvisionedThroughputOverride")
              ? request.get("ProvisionedThroughputOverride")
              : throughput(table));
    }
    indexes("LocalSecondaryIndexes", table, request, definition, false);
    indexes("GlobalSecondaryIndexes", table, request, definition, provisioned);
    return definition;
  }

  private static void indexes(
      String member, JsonNode table, JsonNode request, ObjectNode definition, boolean capacity) {
    String override = member.replace("Indexes", "IndexOverride");
    if (request.has(override)) {
      if (!request.get(override).isEmpty()) {
        definition.set(member, request.get(override));
      }
      return;
    }
    ArrayNode indexes = Json.array();
    for (JsonNode source : table.path(member)) {
      ObjectNode index = indexes.addObject();
      OF_AN_INDEX.forEach(part -> index.set(part, source.path(part)));
      if (capacity) {
        index.set("ProvisionedThroughput", throughput(source));
      }
    }
    if (!indexes.isEmpty()) {
      definition.set(member, indexes);
    }
  }

  private static ObjectNode throughput(JsonNode holder) {
    JsonNode given = holder.path("ProvisionedThroughput");
    return Json.object()
        .put("ReadCapacityUnits", Math.max(1, given.path("ReadCapacityUnits").asLong()))
        .put("WriteCapacityUnits", Math.max(1, given.path("WriteCapacityUnits").asLong()));
  }
}
