package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.List;
import java.util.regex.Pattern;

/** The call that searches the events of a group. */
final class FilterCalls {
  private static final Pattern TOKEN = Pattern.compile("\\d{56}");

  private final LogGroups groups;

  FilterCalls(LogGroups groups) {
    this.groups = groups;
  }

  ObjectNode filter(String region, ObjectNode body) {
    check(body);
    LogGroup group = LogChecks.namedGroup(groups, region, body);
    List<String> streams = streams(group, body);
    String prefix = body.path("logStreamNamePrefix").asText("");
    FilterPattern pattern = FilterPattern.of(body.path("filterPattern").asText(""));
    EventWindow window = EventWindow.of(body);
    String after = Json.text(body, "nextToken").orElse("");
    List<LogEvent> found =
        group.events(
            groups.now(),
            event ->
                event.id().compareTo(after) > 0
                    && (streams.isEmpty() || streams.contains(event.stream()))
                    && event.stream().startsWith(prefix)
                    && window.contains(event)
                    && pattern.matches(event.message()));
    List<LogEvent> page = window.head(found);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("events");
    page.forEach(event -> list.add(shown(event)));
    answer.putArray("searchedLogStreams");
    if (page.size() < found.size()) {
      answer.put("nextToken", page.get(page.size() - 1).id());
    }
    return answer;
  }

  private static void check(ObjectNode body) {
    Checks checks =
        LogChecks.groupOrIdentifier(body)
            .items("logStreamNames", 1, 100)
            .range("startTime", 0, Long.MAX_VALUE)
            .range("endTime", 0, Long.MAX_VALUE)
            .range("limit", 1, EventWindow.MAX_EVENTS)
            .length("filterPattern", 0, 1024)
            .length("nextToken", 1, Integer.MAX_VALUE)
            .bool("interleaved")
            .bool("unmask");
    LogChecks.streamName(checks, "logStreamNamePrefix").orThrow(LogErrors.INVALID);
    if (body.hasNonNull("logStreamNames") && body.hasNonNull("logStreamNamePrefix")) {
      throw LogErrors.invalid(
          "The logStreamNames and logStreamNamePrefix parameters can't both be specified.");
    }
    Json.text(body, "nextToken")
        .filter(token -> !TOKEN.matcher(token).matches())
        .ifPresent(
            token -> {
              throw LogErrors.invalidToken();
            });
  }

  private static List<String> streams(LogGroup group, ObjectNode body) {
    List<String> names = LogChecks.streamNames(body, "logStreamNames");
    names.forEach(group::requireStream);
    return names;
  }

  private static ObjectNode shown(LogEvent event) {
    return Json.object()
        .put("logStreamName", event.stream())
        .put("timestamp", event.timestamp())
        .put("message", event.message())
        .put("ingestionTime", event.ingested())
        .put("eventId", event.id());
  }
}
