package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.Map;

/** The calls for tags, which DynamoDB Local does not have. */
final class TagCalls {
  private static final String TAGS = "tags";

  /** Tags that a resource may bear, says the reference of TagResource. */
  private static final int MAX_TAGS = 50;

  private static final int MAX_KEY = 128;
  private static final int MAX_VALUE = 256;

  private final Tables tables;
  private final TableNotes notes;

  TagCalls(Tables tables, TableNotes notes) {
    this.tables = tables;
    this.notes = notes;
  }

  /** TagResource. */
  ApiResponse tag(String region, JsonNode request) {
    Checks.of(request).required("ResourceArn", "Tags").length("ResourceArn", 1, 1283).orThrow();
    check(request.path("Tags"));
    put(region, tables.byArn(region, request.path("ResourceArn").asText()), request.path("Tags"));
    return ApiResponse.empty(200);
  }

  /** UntagResource. */
  ApiResponse untag(String region, JsonNode request) {
    Checks.of(request).required("ResourceArn", "TagKeys").length("ResourceArn", 1, 1283).orThrow();
    String table = tables.byArn(region, request.path("ResourceArn").asText());
    notes.change(
        region,
        table,
        tableNotes -> {
          ObjectNode tags = tableNotes.withObjectProperty(TAGS);
          request.path("TagKeys").forEach(key -> tags.remove(key.asText()));
        });
    return ApiResponse.empty(200);
  }

  /** ListTagsOfResource; all on one page. */
  ApiResponse list(String region, JsonNode request) {
    Checks.of(request).required("ResourceArn").length("ResourceArn", 1, 1283).orThrow();
    String table = tables.byArn(region, request.path("ResourceArn").asText());
    ObjectNode answer = Json.object();
    ArrayNode tags = answer.putArray("Tags");
    for (Map.Entry<String, JsonNode> tag : notes.read(region, table).path(TAGS).properties()) {
      tags.addObject().put("Key", tag.getKey()).put("Value", tag.getValue().asText());
    }
    return ApiResponse.json(answer);
  }

  /** Checks the tags of a request, which may be missing. */
  static void check(JsonNode tags) {
    for (JsonNode tag : tags) {
      Checks.of(tag)
          .required("Key", "Value")
          .length("Key", 1, MAX_KEY)
          .length("Value", 0, MAX_VALUE)
          .orThrow();
    }
  }

  /** Adds tags to a table's, which may be missing. */
  void put(String region, String table, JsonNode added) {
    if (added.isEmpty()) {
      return;
    }
    notes.change(
        region,
        table,
        tableNotes -> {
          ObjectNode tags = tableNotes.withObjectProperty(TAGS);
          added.forEach(tag -> tags.set(tag.path("Key").asText(), tag.path("Value")));
          if (tags.size() > MAX_TAGS) {
            throw ApiException.validation(
                "One or more parameter values were invalid: Too many tags: " + tags.size());
          }
        });
  }
}
