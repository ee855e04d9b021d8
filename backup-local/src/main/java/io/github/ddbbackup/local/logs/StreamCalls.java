package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.Comparator;
import java.util.List;

/** The calls that make, show and delete log streams. */
final class StreamCalls {
  private static final String BY_TIME = "LastEventTime";

  private final LogGroups groups;

  StreamCalls(LogGroups groups) {
    this.groups = groups;
  }

  ObjectNode create(String region, ObjectNode body) {
    named(body).orThrow(LogErrors.INVALID);
    LogGroup group = groups.get(region, body.path("logGroupName").asText());
    if (!groups.addStream(group, body.path("logStreamName").asText())) {
      throw LogErrors.exists("log stream");
    }
    return Json.object();
  }

  ObjectNode delete(String region, ObjectNode body) {
    named(body).orThrow(LogErrors.INVALID);
    LogGroup group = groups.get(region, body.path("logGroupName").asText());
    if (!groups.removeStream(group, body.path("logStreamName").asText())) {
      throw LogErrors.streamNotFound();
    }
    return Json.object();
  }

  ObjectNode describe(String region, ObjectNode body) {
    Checks checks =
        LogChecks.groupOrIdentifier(body)
            .oneOf("orderBy", "LogStreamName", BY_TIME)
            .bool("descending")
            .range("limit", 1, LogChecks.MAX_DESCRIBED)
            .length("nextToken", 1, Integer.MAX_VALUE);
    LogChecks.streamName(checks, "logStreamNamePrefix").orThrow(LogErrors.INVALID);
    boolean byTime = body.path("orderBy").asText().equals(BY_TIME);
    if (byTime && body.hasNonNull("logStreamNamePrefix")) {
      throw LogErrors.invalid("Cannot order by LastEventTime with a logStreamNamePrefix.");
    }
    LogGroup group = LogChecks.namedGroup(groups, region, body);
    String prefix = body.path("logStreamNamePrefix").asText("");
    List<LogStream> streams =
        group.streams().stream().filter(stream -> stream.name().startsWith(prefix)).toList();
    Comparator<String> ascending = Comparator.naturalOrder();
    return LogChecks.page(body)
        .of(
            streams,
            byTime ? StreamCalls::lastEvent : LogStream::name,
            body.path("descending").asBoolean() ? ascending.reversed() : ascending)
        .answer("logStreams", "nextToken", stream -> stream.description(group.arn()));
  }

  /** Checks the members that name a stream. */
  static Checks named(ObjectNode body) {
    return LogChecks.streamName(LogChecks.group(body).required("logStreamName"), "logStreamName");
  }

  private static String lastEvent(LogStream stream) {
    long last = stream.times().map(LogStream.Times::last).orElse(0L);
    return "%017d/%s".formatted(last, stream.name());
  }
}
