package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/**
 * The call that takes events.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutLogEvents.html">PutLogEvents,
 *     for every limit here</a>
 */
final class PutCalls {
  private static final int MAX_EVENTS = 10_000;
  private static final int MAX_BYTES = 1_048_576;
  private static final Duration MAX_SPAN = Duration.ofHours(24);
  private static final Duration OLDEST = Duration.ofDays(14);
  private static final Duration NEWEST = Duration.ofHours(2);

  private final LogGroups groups;

  PutCalls(LogGroups groups) {
    this.groups = groups;
  }

  ObjectNode put(String region, ObjectNode body) {
    StreamCalls.named(body)
        .required("logEvents")
        .items("logEvents", 1, MAX_EVENTS)
        .length("sequenceToken", 1, Integer.MAX_VALUE)
        .orThrow(LogErrors.INVALID);
    JsonNode events = body.path("logEvents");
    checkEvents(events);
    LogGroup group = groups.get(region, body.path("logGroupName").asText());
    String stream = body.path("logStreamName").asText();
    group.requireStream(stream);
    return take(group, stream, events);
  }

  private ObjectNode take(LogGroup group, String stream, JsonNode events) {
    Instant now = groups.now();
    int expired = before(events, group.settings().expiry(now));
    int tooOld = before(events, now.minus(OLDEST).toEpochMilli());
    int tooNew = before(events, now.plus(NEWEST).toEpochMilli() + 1);
    for (int i = Math.max(expired, tooOld); i < tooNew; i++) {
      JsonNode event = events.get(i);
      group.add(stream, event.path("timestamp").asLong(), now, event.path("message").asText());
    }
    ObjectNode answer = Json.object();
    if (expired > 0 || tooOld > 0 || tooNew < events.size()) {
      ObjectNode rejected = answer.putObject("rejectedLogEventsInfo");
      if (tooNew < events.size()) {
        rejected.put("tooNewLogEventStartIndex", tooNew);
      }
      if (tooOld > 0) {
        rejected.put("tooOldLogEventEndIndex", tooOld);
      }
      if (expired > 0) {
        rejected.put("expiredLogEventEndIndex", expired);
      }
    }
    return answer.put("nextSequenceToken", LogEvent.id(now.toEpochMilli(), 0));
  }

  /** How many events, at the list's start, are older than an instant. */
  private static int before(JsonNode events, long millis) {
    int count = 0;
    while (count < events.size() && events.get(count).path("timestamp").asLong() < millis) {
      count++;
    }
    return count;
  }

  private static void checkEvents(JsonNode events) {
    long bytes = 0;
    long last = 0;
    for (JsonNode event : events) {
      checkEvent(event);
      long timestamp = event.path("timestamp").asLong();
      if (timestamp < last) {
        throw LogErrors.invalid(
            "Log events in a single PutLogEvents request must be in chronological order.");
      }
      last = timestamp;
      bytes += size(event);
    }
    if (bytes > MAX_BYTES) {
      throw LogErrors.invalid(
          "Upload too large: " + bytes + " bytes exceeds limit of " + MAX_BYTES);
    }
    if (last - events.get(0).path("timestamp").asLong() > MAX_SPAN.toMillis()) {
      throw LogErrors.invalid(
          "The batch of log events in a single PutLogEvents request cannot span more than 24"
              + " hours.");
    }
  }

  private static void checkEvent(JsonNode event) {
    Checks.of(event)
        .required("timestamp", "message")
        .range("timestamp", 0, Long.MAX_VALUE)
        .length("message", 1, Integer.MAX_VALUE)
        .orThrow(LogErrors.INVALID);
    if (size(event) > MAX_BYTES) {
      throw LogErrors.invalid(
          "Log event too large: " + size(event) + " bytes exceeds limit of " + MAX_BYTES);
    }
  }

  private static int size(JsonNode event) {
    return event.path("message").asText().getBytes(StandardCharsets.UTF_8).length
        + LogEvent.OVERHEAD_BYTES;
  }
}
