package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.nio.charset.StandardCharsets;

/**
 * One event of a log stream.
 *
 * @param id 56 digits; events in the order of their ids are in the order of their times
 * @param timestamp milliseconds since 1970, as the sender told
 * @param ingested milliseconds since 1970, when the event was taken
 * @param message not empty
 */
record LogEvent(String id, String stream, long timestamp, long ingested, String message) {
  /**
   * What an event counts beyond its message.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents</a>
   */
  static final int OVERHEAD_BYTES = 26;

  /** The id of the event of this time that was taken as the given one. */
  static String id(long timestamp, long ordinal) {
    return "%017d%039d".formatted(timestamp, ordinal);
  }

  /** The bytes that the event counts. */
  int bytes() {
    return message.getBytes(StandardCharsets.UTF_8).length + OVERHEAD_BYTES;
  }

  ObjectNode toJson() {
    return Json.object()
        .put("id", id)
        .put("stream", stream)
        .put("timestamp", timestamp)
        .put("ingested", ingested)
        .put("message", message);
  }

  static LogEvent fromJson(JsonNode json) {
    return new LogEvent(
        json.path("id").asText(),
        json.path("stream").asText(),
        json.path("timestamp").asLong(),
        json.path("ingested").asLong(),
        json.path("message").asText());
  }
}
