package io.github.ddbbackup.local.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.Checks;
import java.util.Map;
import java.util.TreeMap;

/** Tags in requests. */
final class Tags {
  private static final int MAX_TAGS = 50;

  private Tags() {}

  /** Checks the list of tags, if it is there. */
  static void check(JsonNode body) {
    Checks.of(body).items("Tags", 1, MAX_TAGS).orThrow();
    for (JsonNode tag : body.path("Tags")) {
      Checks.of(tag)
          .required("Key")
          .length("Key", 1, 128)
          .pattern("Key", "^(?!aws:)[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@%]*$")
          .length("Value", 0, 256)
          .pattern("Value", "^[\\p{L}\\p{Z}\\p{N}_.:\\/=+\\-@%]*$")
          .orThrow();
    }
  }

  /** The tags that were there with those of a request added. */
  static Map<String, String> added(Map<String, String> before, JsonNode body) {
    Map<String, String> tags = new TreeMap<>(before);
    for (JsonNode tag : body.path("Tags")) {
      tags.put(tag.path("Key").asText(), tag.path("Value").asText());
    }
    if (tags.size() > MAX_TAGS) {
      throw FirehoseErrors.limit("A delivery stream cannot have more than 50 tags.");
    }
    return tags;
  }
}
