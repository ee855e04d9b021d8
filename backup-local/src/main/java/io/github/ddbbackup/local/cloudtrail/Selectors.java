package io.github.ddbbackup.local.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;

/** Reads what a trail is to log from its event selectors. */
final class Selectors {
  /** Member with the selectors of the older kind. */
  static final String BASIC = "EventSelectors";

  /** Member with the selectors of the newer kind. */
  static final String ADVANCED = "AdvancedEventSelectors";

  private Selectors() {}

  /** The selectors of a trail that was given none: all management events. */
  static ArrayNode byDefault() {
    ArrayNode selectors = Json.array();
    ObjectNode selector = selectors.addObject();
    selector.put("ReadWriteType", "All").put("IncludeManagementEvents", true);
    selector.putArray("DataResources");
    selector.putArray("ExcludeManagementEventSources");
    return selectors;
  }

  /** Whether a trail logs calls that change what a service manages. */
  static boolean logManagementWrites(JsonNode trail, String eventSource) {
    for (JsonNode selector : trail.path(BASIC)) {
      if (selector.path("IncludeManagementEvents").asBoolean(true)
          && !selector.path("ReadWriteType").asText("All").equals("ReadOnly")
          && !contains(selector.path("ExcludeManagementEventSources"), eventSource)) {
        return true;
      }
    }
    for (JsonNode selector : trail.path(ADVANCED)) {
      if (selects(selector, "eventCategory", "Management", false)
          && selects(selector, "readOnly", "false", true)
          && selects(selector, "eventSource", eventSource, true)) {
        return true;
      }
    }
    return false;
  }

  private static boolean selects(
      JsonNode selector, String field, String value, boolean ifNotNamed) {
    boolean selected = ifNotNamed;
    for (JsonNode condition : selector.path("FieldSelectors")) {
      if (condition.path("Field").asText().equals(field)) {
        selected =
            (condition.path("Equals").isEmpty() || contains(condition.path("Equals"), value))
                && !contains(condition.path("NotEquals"), value);
      }
    }
    return selected;
  }

  private static boolean contains(JsonNode values, String value) {
    for (JsonNode element : values) {
      if (element.asText().equals(value)) {
        return true;
      }
    }
    return false;
  }
}
