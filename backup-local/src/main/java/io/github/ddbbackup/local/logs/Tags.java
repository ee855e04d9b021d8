package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.Map;
import java.util.TreeMap;

/** Tags as CloudWatch Logs takes them: an object with a member for each. */
final class Tags {
  /**
   * Tags of one resource.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_TagResource.html">TagResource</a>
   */
  static final int MAX = 50;

  private static final String CHARACTERS = "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]";

  private Tags() {}

  /** The tags in a member of this name; none if it is not there. */
  static Map<String, String> of(JsonNode holder) {
    Map<String, String> tags = new TreeMap<>();
    holder.path("tags").properties().forEach(t -> tags.put(t.getKey(), t.getValue().asText()));
    return tags;
  }

  /** Checks the tags of a request, if it has any. */
  static void check(JsonNode body) {
    if (body.path("tags").isMissingNode() || body.path("tags").isNull()) {
      return;
    }
    if (!body.path("tags").isObject()) {
      throw new ApiException("SerializationException", 400, "tags must be an object");
    }
    int size = body.path("tags").size();
    if (size < 1 || size > MAX) {
      throw LogErrors.invalid("tags must have 1 to " + MAX + " members and have " + size);
    }
    body.path("tags").properties().forEach(tag -> checkTag(tag.getKey(), tag.getValue()));
  }

  private static void checkTag(String key, JsonNode value) {
    checkKey(key);
    Checks.of(Json.object().set("tagValue", value))
        .length("tagValue", 0, 256)
        .pattern("tagValue", CHARACTERS + "*")
        .orThrow(LogErrors.INVALID);
  }

  /** Checks the key of a tag. */
  static void checkKey(String key) {
    Checks.of(Json.object().put("tagKey", key))
        .length("tagKey", 1, 128)
        .pattern("tagKey", "(?!aws:)" + CHARACTERS + "+")
        .orThrow(LogErrors.INVALID);
  }
}
