package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A function that a rule invokes.
 *
 * @param arn of the function, with or without a version or an alias
 * @param input what the function gets instead of the event, JSON
 * @param inputPath the part of the event that the function gets
 * @param retryPolicy as it was sent; shown, and otherwise without effect, since a function's queue
 *     takes every event at once
 */
record Target(
    String id,
    String arn,
    Optional<String> input,
    Optional<String> inputPath,
    Optional<JsonNode> retryPolicy) {

  static Target of(JsonNode json) {
    return new Target(
        json.path("Id").asText(),
        json.path("Arn").asText(),
        Json.text(json, "Input"),
        Json.text(json, "InputPath"),
        Optional.ofNullable(json.get("RetryPolicy")).filter(JsonNode::isObject));
  }

  /** What the function gets when this event matched. */
  byte[] payload(JsonNode event) {
    return input
        .orElseGet(() -> inputPath.map(path -> part(path, event)).orElse(event).toString())
        .getBytes(StandardCharsets.UTF_8);
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("Id", id).put("Arn", arn);
    input.ifPresent(text -> json.put("Input", text));
    inputPath.ifPresent(text -> json.put("InputPath", text));
    retryPolicy.ifPresent(policy -> json.set("RetryPolicy", policy));
    return json;
  }

  private static JsonNode part(String path, JsonNode event) {
    return InputPath.parse(path).flatMap(parsed -> parsed.find(event)).orElseGet(Json::object);
  }
}
