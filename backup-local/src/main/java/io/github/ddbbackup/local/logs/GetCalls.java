package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.util.List;

/** The call that reads one stream's events, onward or backward. */
final class GetCalls {
  private final LogGroups groups;

  GetCalls(LogGroups groups) {
    this.groups = groups;
  }

  ObjectNode get(String region, ObjectNode body) {
    LogChecks.streamName(
            LogChecks.groupOrIdentifier(body).required("logStreamName"), "logStreamName")
        .range("startTime", 0, Long.MAX_VALUE)
        .range("endTime", 0, Long.MAX_VALUE)
        .range("limit", 1, EventWindow.MAX_EVENTS)
        .length("nextToken", 1, Integer.MAX_VALUE)
        .bool("startFromHead")
        .bool("unmask")
        .orThrow(LogErrors.INVALID);
    LogGroup group = LogChecks.namedGroup(groups, region, body);
    String stream = body.path("logStreamName").asText();
    group.requireStream(stream);
    Cursor cursor =
        Json.text(body, "nextToken")
            .map(Cursor::of)
            .orElseGet(() -> Cursor.start(body.path("startFromHead").asBoolean()));
    EventWindow window = EventWindow.of(body);
    List<LogEvent> found =
        group.events(
            groups.now(),
            event ->
                event.stream().equals(stream) && window.contains(event) && cursor.reaches(event));
    return answer(cursor.forward() ? window.head(found) : window.tail(found), cursor);
  }

  private static ObjectNode answer(List<LogEvent> events, Cursor cursor) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("events");
    for (LogEvent event : events) {
      list.addObject()
          .put("timestamp", event.timestamp())
          .put("message", event.message())
          .put("ingestionTime", event.ingested());
    }
    return answer
        .put("nextForwardToken", cursor.after(events).token())
        .put("nextBackwardToken", cursor.before(events).token());
  }
}
