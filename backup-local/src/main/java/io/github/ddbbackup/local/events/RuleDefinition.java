package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.util.Optional;

/**
 * What PutRule sets of a rule; what it leaves out is gone.
 *
 * @param pattern as it was sent
 * @param schedule as it was sent
 */
record RuleDefinition(
    Optional<String> pattern,
    Optional<String> schedule,
    Optional<String> description,
    Optional<String> roleArn) {

  static RuleDefinition of(JsonNode json) {
    return new RuleDefinition(
        Json.text(json, "EventPattern"),
        Json.text(json, "ScheduleExpression"),
        Json.text(json, "Description"),
        Json.text(json, "RoleArn"));
  }

  void writeTo(ObjectNode json) {
    pattern.ifPresent(text -> json.put("EventPattern", text));
    schedule.ifPresent(text -> json.put("ScheduleExpression", text));
    description.ifPresent(text -> json.put("Description", text));
    roleArn.ifPresent(text -> json.put("RoleArn", text));
  }
}
