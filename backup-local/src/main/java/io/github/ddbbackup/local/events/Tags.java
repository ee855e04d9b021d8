package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.Map;
import java.util.TreeMap;

/** Tags as EventBridge takes them: a list of keys and values. */
final class Tags {
  /**
   * Tags of one resource.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-tagging.html">Tagging</a>
   */
  static final int MAX = 50;

  private Tags() {}

  /** The tags in the member {@code Tags}; none if it is not there. */
  static Map<String, String> read(JsonNode holder) {
    Map<String, String> tags = new TreeMap<>();
    for (JsonNode tag : holder.path("Tags")) {
      tags.put(tag.path("Key").asText(), tag.path("Value").asText());
    }
    return tags;
  }

  static ArrayNode write(Map<String, String> tags) {
    ArrayNode list = Json.array();
    tags.forEach((key, value) -> list.addObject().put("Key", key).put("Value", value));
    return list;
  }

  /** Checks the member {@code Tags}, if it is there. */
  static void check(JsonNode body) {
    Checks.of(body).items("Tags", 0, Integer.MAX_VALUE).orThrow();
    for (JsonNode tag : body.path("Tags")) {
      Checks.of(tag)
          .required("Key", "Value")
          .length("Key", 1, 128)
          .pattern("Key", "(?s)(?!aws:).*")
          .length("Value", 0, 256)
          .orThrow();
    }
    checkNumber(read(body));
  }

  /** Checks that there are not too many. */
  static void checkNumber(Map<String, String> tags) {
    if (tags.size() > MAX) {
      throw EventErrors.parameter("Tags", "A resource cannot have more than " + MAX + " tags.");
    }
  }
}
