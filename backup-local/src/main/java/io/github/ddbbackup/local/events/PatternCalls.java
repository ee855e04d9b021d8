package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.event.EventPattern;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.List;

/** The call that tries a pattern. */
final class PatternCalls {
  private static final List<String> ENVELOPE =
      List.of("id", "account", "source", "time", "region", "resources", "detail-type");

  ObjectNode test(String region, ObjectNode body) {
    Checks.of(body)
        .required("EventPattern", "Event")
        .length("EventPattern", 0, 4096)
        .length("Event", 0, Integer.MAX_VALUE)
        .orThrow();
    EventPattern pattern = EventErrors.checkedPattern(body.path("EventPattern").asText());
    return Json.object().put("Result", pattern.matches(event(body.path("Event").asText())));
  }

  private static JsonNode event(String text) {
    JsonNode event =
        Json.parse(text)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> EventErrors.parameter("Event", "Event is not a JSON object."));
    for (String member : ENVELOPE) {
      if (!event.has(member)) {
        throw EventErrors.parameter("Event", member + " is a required member of an event.");
      }
    }
    return event;
  }
}
