package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.util.Optional;

/**
 * A log stream, apart from its events.
 *
 * @param created milliseconds since 1970
 * @param times of its events; empty until the first
 */
record LogStream(String name, long created, Optional<Times> times) {

  /** Times of events in milliseconds since 1970: the earliest, the latest, and the last taken. */
  record Times(long first, long last, long ingested) {}

  /** The stream with one event more. */
  LogStream with(long timestamp, long ingested) {
    Times next =
        times
            .map(
                t ->
                    new Times(
                        Math.min(t.first(), timestamp), Math.max(t.last(), timestamp), ingested))
            .orElseGet(() -> new Times(timestamp, timestamp, ingested));
    return new LogStream(name, created, Optional.of(next));
  }

  /** The stream as DescribeLogStreams shows it. */
  ObjectNode description(String groupArn) {
    ObjectNode json = toJson();
    return json.put("arn", groupArn + ":log-stream:" + name).put("storedBytes", 0);
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("logStreamName", name).put("creationTime", created);
    times.ifPresent(
        t ->
            json.put("firstEventTimestamp", t.first())
                .put("lastEventTimestamp", t.last())
                .put("lastIngestionTime", t.ingested()));
    return json;
  }

  static LogStream fromJson(JsonNode json) {
    return new LogStream(
        json.path("logStreamName").asText(),
        json.path("creationTime").asLong(),
        Json.number(json, "firstEventTimestamp")
            .map(
                first ->
                    new Times(
                        first,
                        json.path("lastEventTimestamp").asLong(),
                        json.path("lastIngestionTime").asLong())));
  }
}
