package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule of the default event bus.
 *
 * @param arn tells Region and account
 * @param definition what PutRule sets
 * @param state {@code DISABLED} or one that starts with {@code ENABLED}
 * @param targets by id
 */
record Rule(
    String name,
    String arn,
    RuleDefinition definition,
    String state,
    Map<String, String> tags,
    SortedMap<String, Target> targets) {
  static final String ENABLED = "ENABLED";
  static final String DISABLED = "DISABLED";
  static final String ENABLED_WITH_ALL = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

  Rule {
    tags = new TreeMap<>(tags);
    targets = new TreeMap<>(targets);
  }

  boolean enabled() {
    return !state.equals(DISABLED);
  }

  /** The Region that the ARN tells. */
  String region() {
    return arn.split(":", -1)[3];
  }

  /** The account that the ARN tells. */
  String account() {
    return arn.split(":", -1)[4];
  }

  Rule redefined(RuleDefinition next, String nextState) {
    return new Rule(name, arn, next, nextState, tags, targets);
  }

  Rule withState(String next) {
    return new Rule(name, arn, definition, next, tags, targets);
  }

  Rule withTags(Map<String, String> next) {
    return new Rule(name, arn, definition, state, next, targets);
  }

  Rule withTargets(SortedMap<String, Target> next) {
    return new Rule(name, arn, definition, state, tags, next);
  }

  /** The rule as ListRules shows it. */
  ObjectNode description() {
    ObjectNode json = Json.object().put("Name", name).put("Arn", arn).put("State", state);
    definition.writeTo(json);
    return json.put("EventBusName", Rules.BUS);
  }

  /** The schedule, if the rule has one and is enabled. */
  Optional<Schedule> schedule() {
    return enabled() ? definition.schedule().flatMap(Schedule::parse) : Optional.empty();
  }

  ObjectNode toJson() {
    ObjectNode json = description();
    json.set("Tags", Tags.write(tags));
    ArrayNode targetNodes = json.putArray("Targets");
    targets.values().forEach(target -> targetNodes.add(target.toJson()));
    return json;
  }

  static Rule fromJson(JsonNode json) {
    SortedMap<String, Target> targets = new TreeMap<>();
    for (JsonNode target : json.path("Targets")) {
      targets.put(target.path("Id").asText(), Target.of(target));
    }
    return new Rule(
        json.path("Name").asText(),
        json.path("Arn").asText(),
        RuleDefinition.of(json),
        json.path("State").asText(),
        Tags.read(json),
        targets);
  }
}
