package io.github.ddbbackup.local.logs;

import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.state.StateFolder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** The log groups of the account, in every Region; safe for use by several threads. */
final class LogGroups {
  private static final String GROUPS = "logs/groups";
  private static final String EVENTS = "logs/events";

  private final Map<String, LogGroup> groups = new ConcurrentSkipListMap<>();
  private final ServiceContext context;
  private final StateFolder keptGroups;
  private final StateFolder keptEvents;

  LogGroups(ServiceContext context) {
    this.context = context;
    keptGroups = new StateFolder(context.state(), GROUPS);
    keptEvents = new StateFolder(context.state(), EVENTS);
    keptGroups.all().stream()
        .map(
            json ->
                LogGroup.fromJson(
                    json, keptEvents.read(json.path("arn").asText()).orElseGet(Json::object)))
        .forEach(group -> groups.put(group.arn(), group));
  }

  Instant now() {
    return context.clock().instant();
  }

  String arn(String region, String name) {
    return "arn:aws:logs:" + region + ":" + context.account() + ":log-group:" + name;
  }

  /** Adds a group without streams; false if there is one of that name. */
  boolean add(String region, String name, GroupSettings settings) {
    LogGroup group = new LogGroup(name, arn(region, name), now().toEpochMilli(), settings);
    boolean added = groups.putIfAbsent(group.arn(), group) == null;
    if (added) {
      keep(group);
    }
    return added;
  }

  Optional<LogGroup> find(String region, String name) {
    return Optional.ofNullable(groups.get(arn(region, name)));
  }

  /** The group of this name. */
  LogGroup get(String region, String name) {
    return find(region, name).orElseThrow(LogErrors::groupNotFound);
  }

  /** The group of this ARN, with or without an asterisk at its end. */
  LogGroup byArn(String arn) {
    String plain = arn.endsWith(":*") ? arn.substring(0, arn.length() - 2) : arn;
    return Optional.ofNullable(groups.get(plain)).orElseThrow(LogErrors::groupNotFound);
  }

  /** The groups of a Region, by name. */
  List<LogGroup> in(String region) {
    String prefix = arn(region, "");
    return groups.values().stream().filter(group -> group.arn().startsWith(prefix)).toList();
  }

  /** Changes what is set of a group. */
  void change(LogGroup group, UnaryOperator<GroupSettings> change) {
    group.change(change);
    keep(group);
  }

  /** Adds a stream to a group; false if there is one of that name. */
  boolean addStream(LogGroup group, String stream) {
    boolean added = group.addStream(stream, now());
    if (added) {
      keep(group);
    }
    return added;
  }

  /** Removes a stream and its events; false if there is no such stream. */
  boolean removeStream(LogGroup group, String stream) {
    boolean removed = group.removeStream(stream);
    if (removed) {
      keep(group);
    }
    return removed;
  }

  /** Removes a group with all that it holds; false if there is no such group. */
  boolean remove(String region, String name) {
    String arn = arn(region, name);
    boolean removed = groups.remove(arn) != null;
    if (removed) {
      keptGroups.delete(arn);
      keptEvents.delete(arn);
    }
    return removed;
  }

  /** Writes everything, events too, to where state is kept. */
  void keepAll() {
    for (LogGroup group : groups.values()) {
      keep(group);
      keptEvents.write(group.arn(), group.eventsToJson());
    }
  }

  private void keep(LogGroup group) {
    keptGroups.write(group.arn(), group.toJson());
  }
}
