package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes tables that are filled before they become ACTIVE. */
final class NewTables {
  private static final String API = "DynamoDB_20120810.";

  /** Of BatchWriteItem. */
  private static final int BATCH = 25;

  private final Backend backend;
  private final Tables tables;
  private final CreationHold hold;

  NewTables(Backend backend, Tables tables, CreationHold hold) {
    this.backend = backend;
    this.tables = tables;
    this.hold = hold;
  }

  /**
   * Makes a table that stays CREATING until {@link #done}.
   *
   * @param definition a request for CreateTable
   * @return its description
   */
  JsonNode make(String region, ObjectNode definition) {
    String name = definition.path("TableName").asText();
    hold.begin(region, name);
    try {
      return backend.call(region, API + "CreateTable", definition).path("TableDescription");
    } catch (ApiException e) {
      hold.end(region, name);
      throw e;
    }
  }

  /** The table is complete. */
  void done(String region, String name) {
    hold.end(region, name);
  }

  /** The table was not made after all. */
  void drop(String region, String name) {
    JsonNode unused =
        backend.call(region, API + "DeleteTable", Json.object().put("TableName", name));
    hold.end(region, name);
  }

  boolean exists(String region, String name) {
    return tables.describe(region, name).isPresent();
  }

  /** Puts items; returns how many were refused. */
  int put(String region, String name, List<JsonNode> items) {
    int refused = 0;
    for (int from = 0; from < items.size(); from += BATCH) {
      List<JsonNode> batch = items.subList(from, Math.min(items.size(), from + BATCH));
      refused += putBatch(region, name, batch);
    }
    return refused;
  }

  /** Every item of a table, as it is now. */
  List<JsonNode> items(String region, String name) {
    List<JsonNode> items = new ArrayList<>();
    ObjectNode request = Json.object().put("TableName", name).put("ConsistentRead", true);
    Optional<JsonNode> next;
    do {
      JsonNode page = backend.call(region, API + "Scan", request);
      page.path("Items").forEach(items::add);
      next = Optional.ofNullable(page.get("LastEvaluatedKey"));
      next.ifPresent(key -> request.set("ExclusiveStartKey", key));
    } while (next.isPresent());
    return items;
  }

  /** A batch holds an item once; what it refuses as a whole is put one by one. */
  private int putBatch(String region, String name, List<JsonNode> items) {
    ObjectNode request = Json.object();
    ArrayNode writes = request.putObject("RequestItems").putArray(name);
    items.forEach(item -> writes.addObject().putObject("PutRequest").set("Item", item));
    try {
      backend.call(region, API + "BatchWriteItem", request);
      return 0;
    } catch (ApiException e) {
      int refused = 0;
      for (JsonNode item : items) {
        refused += putOne(region, name, item) ? 0 : 1;
      }
      return refused;
    }
  }

  private boolean putOne(String region, String name, JsonNode item) {
    ObjectNode request = Json.object().put("TableName", name);
    request.set("Item", item);
    try {
      backend.call(region, API + "PutItem", request);
      return true;
    } catch (ApiException e) {
      if (e.status() >= 500) {
        throw e;
      }
      return false;
    }
  }
}
