package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.util.List;

/**
 * The times between which events are asked for, and how many at once.
 *
 * @param start milliseconds since 1970, included
 * @param end milliseconds since 1970, not included
 * @param limit the most events of one page
 */
record EventWindow(long start, long end, int limit) {
  /** The most events of one page, and the usual number. */
  static final int MAX_EVENTS = 10_000;

  private static final int MAX_BYTES = 1_048_576;

  static EventWindow of(ObjectNode body) {
    return new EventWindow(
        Json.number(body, "startTime").orElse(0L),
        Json.number(body, "endTime").orElse(Long.MAX_VALUE),
        body.path("limit").asInt(MAX_EVENTS));
  }

  boolean contains(LogEvent event) {
    return event.timestamp() >= start && event.timestamp() < end;
  }

  /** As many of the first events as go into one page, at least one if there is any. */
  List<LogEvent> head(List<LogEvent> events) {
    int count = 0;
    for (long bytes = 0; fits(count, events.size(), bytes); count++) {
      bytes += events.get(count).bytes();
    }
    return events.subList(0, count);
  }

  /** As many of the last events as go into one page, at least one if there is any. */
  List<LogEvent> tail(List<LogEvent> events) {
    int count = 0;
    for (long bytes = 0; fits(count, events.size(), bytes); count++) {
      bytes += events.get(events.size() - 1 - count).bytes();
    }
    return events.subList(events.size() - count, events.size());
  }

  private boolean fits(int count, int size, long bytes) {
    return count < size && count < limit && bytes < MAX_BYTES;
  }
}
