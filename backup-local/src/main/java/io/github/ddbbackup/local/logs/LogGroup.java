package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A log group with its streams and events; safe for use by several threads.
 *
 * <p>It keeps its newest events up to a bound of number and bytes, and none that are past its
 * retention.
 */
final class LogGroup {
  /** The most events that a group keeps. */
  static final int MAX_EVENTS = 50_000;

  /** The most bytes that a group keeps, counted as CloudWatch Logs counts them. */
  static final long MAX_BYTES = 8L * 1024 * 1024;

  private final String name;
  private final String arn;
  private final long created;
  private final NavigableMap<String, LogStream> streams = new TreeMap<>();
  private final NavigableMap<String, LogEvent> events = new TreeMap<>();
  private GroupSettings settings;
  private long bytes;
  private long ordinals;

  /**
   * A group without streams.
   *
   * @param arn without an asterisk at its end
   * @param created milliseconds since 1970
   */
  LogGroup(String name, String arn, long created, GroupSettings settings) {
    this.name = name;
    this.arn = arn;
    this.created = created;
    this.settings = settings;
  }

  String name() {
    return name;
  }

  String arn() {
    return arn;
  }

  synchronized GroupSettings settings() {
    return settings;
  }

  synchronized void change(UnaryOperator<GroupSettings> change) {
    settings = change.apply(settings);
  }

  /** Adds a stream; false if there is one of that name. */
  synchronized boolean addStream(String stream, Instant now) {
    return streams.putIfAbsent(stream, new LogStream(stream, now.toEpochMilli(), Optional.empty()))
        == null;
  }

  /** Removes a stream and its events; false if there is no such stream. */
  synchronized boolean removeStream(String stream) {
    if (streams.remove(stream) == null) {
      return false;
    }
    events.values().removeIf(event -> event.stream().equals(stream));
    bytes = events.values().stream().mapToLong(LogEvent::bytes).sum();
    return true;
  }

  synchronized Optional<LogStream> stream(String stream) {
    return Optional.ofNullable(streams.get(stream));
  }

  /** Throws if there is no such stream. */
  void requireStream(String stream) {
    if (stream(stream).isEmpty()) {
      throw LogErrors.streamNotFound();
    }
  }

  /** The streams, by name. */
  synchronized List<LogStream> streams() {
    return List.copyOf(streams.values());
  }

  /** Adds an event to a stream; does nothing if the stream has gone meanwhile. */
  synchronized void add(String stream, long timestamp, Instant now, String message) {
    Optional<LogStream> found = stream(stream);
    if (found.isEmpty()) {
      return;
    }
    long ingested = now.toEpochMilli();
    streams.put(stream, found.get().with(timestamp, ingested));
    keep(new LogEvent(LogEvent.id(timestamp, ordinals++), stream, timestamp, ingested, message));
    forget(now);
  }

  /** The events that are wanted, in the order of their ids. */
  synchronized List<LogEvent> events(Instant now, Predicate<LogEvent> wanted) {
    forget(now);
    return events.values().stream().filter(wanted).toList();
  }

  /** The group as DescribeLogGroups shows it. */
  synchronized ObjectNode description() {
    ObjectNode json =
        Json.object()
            .put("logGroupName", name)
            .put("creationTime", created)
            .put("metricFilterCount", 0)
            .put("arn", arn + ":*")
            .put("logGroupArn", arn)
            .put("storedBytes", bytes)
            .put("logGroupClass", settings.logClass());
    settings.retentionDays().ifPresent(days -> json.put("retentionInDays", days));
    return json;
  }

  synchronized ObjectNode toJson() {
    ObjectNode json = Json.object().put("name", name).put("arn", arn).put("created", created);
    json.set("settings", settings.toJson());
    ArrayNode streamNodes = json.putArray("streams");
    streams.values().forEach(stream -> streamNodes.add(stream.toJson()));
    return json;
  }

  synchronized ObjectNode eventsToJson() {
    ObjectNode json = Json.object();
    ArrayNode eventNodes = json.putArray("events");
    events.values().forEach(event -> eventNodes.add(event.toJson()));
    return json.put("ordinals", ordinals);
  }

  /** The group that two documents describe, the second being empty if no events were kept. */
  static LogGroup fromJson(JsonNode json, JsonNode kept) {
    LogGroup group =
        new LogGroup(
            json.path("name").asText(),
            json.path("arn").asText(),
            json.path("created").asLong(),
            GroupSettings.fromJson(json.path("settings")));
    for (JsonNode stream : json.path("streams")) {
      group.streams.put(stream.path("logStreamName").asText(), LogStream.fromJson(stream));
    }
    for (JsonNode event : kept.path("events")) {
      group.keep(LogEvent.fromJson(event));
    }
    group.ordinals = kept.path("ordinals").asLong();
    return group;
  }

  private void keep(LogEvent event) {
    events.put(event.id(), event);
    bytes += event.bytes();
  }

  private void forget(Instant now) {
    String expired = LogEvent.id(settings.expiry(now), 0);
    while (!events.isEmpty()
        && (events.size() > MAX_EVENTS
            || bytes > MAX_BYTES
            || events.firstKey().compareTo(expired) < 0)) {
      bytes -= events.pollFirstEntry().getValue().bytes();
    }
  }
}
