package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a caller sets of a log group.
 *
 * @param logClass such as {@code STANDARD}
 * @param retentionDays how long events are kept; empty: for ever
 */
record GroupSettings(String logClass, Optional<Long> retentionDays, Map<String, String> tags) {

  GroupSettings {
    tags = new TreeMap<>(tags);
  }

  /** What a group has that nothing was set of. */
  static GroupSettings standard() {
    return new GroupSettings("STANDARD", Optional.empty(), Map.of());
  }

  GroupSettings withRetention(Optional<Long> days) {
    return new GroupSettings(logClass, days, tags);
  }

  GroupSettings withTags(Map<String, String> next) {
    return new GroupSettings(logClass, retentionDays, next);
  }

  /** Milliseconds since 1970 before which events are forgotten; 0 if none are. */
  long expiry(Instant now) {
    return retentionDays
        .map(days -> Math.max(0, now.minus(Duration.ofDays(days)).toEpochMilli()))
        .orElse(0L);
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("logClass", logClass);
    retentionDays.ifPresent(days -> json.put("retentionDays", days));
    ObjectNode tagNode = json.putObject("tags");
    tags.forEach(tagNode::put);
    return json;
  }

  static GroupSettings fromJson(JsonNode json) {
    return new GroupSettings(
        json.path("logClass").asText(), Json.number(json, "retentionDays"), Tags.of(json));
  }
}
