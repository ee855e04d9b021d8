package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;

/** A name for a version of a function. */
record Alias(String name, String version, String description, String revisionId) {

  ObjectNode toJson() {
    return Json.object()
        .put("Name", name)
        .put("FunctionVersion", version)
        .put("Description", description)
        .put("RevisionId", revisionId);
  }

  static Alias fromJson(JsonNode json) {
    return new Alias(
        json.path("Name").asText(),
        json.path("FunctionVersion").asText(),
        json.path("Description").asText(),
        json.path("RevisionId").asText());
  }
}
