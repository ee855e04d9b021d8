package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The calls that give targets to rules and take them away. */
final class TargetCalls {
  /**
   * Targets of one rule.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutTargets.html">PutTargets</a>
   */
  private static final int MAX_TARGETS = 5;

  private final Rules rules;

  TargetCalls(Rules rules) {
    this.rules = rules;
  }

  ObjectNode put(String region, ObjectNode body) {
    EventChecks.rule(body, "Rule").required("Targets").items("Targets", 1, 100).orThrow();
    rules.requireBus(region, body);
    for (JsonNode target : body.path("Targets")) {
      TargetChecks.check(target, region);
    }
    rules.change(region, body.path("Rule").asText(), rule -> added(rule, body));
    return failures(List.of());
  }

  ObjectNode remove(String region, ObjectNode body) {
    EventChecks.rule(body, "Rule").required("Ids").items("Ids", 1, 100).bool("Force").orThrow();
    rules.requireBus(region, body);
    List<String> ids = new ArrayList<>();
    for (JsonNode id : body.path("Ids")) {
      EventChecks.name(Checks.of(Json.object().set("TargetId", id)), "TargetId").orThrow();
      ids.add(id.asText());
    }
    List<String> unknown = new ArrayList<>(ids);
    rules.change(
        region,
        body.path("Rule").asText(),
        rule -> {
          unknown.removeAll(rule.targets().keySet());
          SortedMap<String, Target> targets = new TreeMap<>(rule.targets());
          targets.keySet().removeAll(ids);
          return rule.withTargets(targets);
        });
    return failures(unknown.stream().map(id -> unknown(body.path("Rule").asText(), id)).toList());
  }

  ObjectNode list(String region, ObjectNode body) {
    EventChecks.page(EventChecks.rule(body, "Rule")).orThrow();
    rules.requireBus(region, body);
    Rule rule = rules.get(region, body.path("Rule").asText());
    return EventChecks.pageRequest(body)
        .of(rule.targets().values(), Target::id)
        .answer("Targets", "NextToken", Target::toJson);
  }

  private static Rule added(Rule rule, ObjectNode body) {
    SortedMap<String, Target> targets = new TreeMap<>(rule.targets());
    for (JsonNode target : body.path("Targets")) {
      targets.put(target.path("Id").asText(), Target.of(target));
    }
    if (targets.size() > MAX_TARGETS) {
      throw EventErrors.limit();
    }
    return rule.withTargets(targets);
  }

  private static ObjectNode unknown(String rule, String id) {
    return Json.object()
        .put("TargetId", id)
        .put("ErrorCode", "ResourceNotFoundException")
        .put("ErrorMessage", "Rule " + rule + " does not have a target with the Id " + id + ".");
  }

  private static ObjectNode failures(List<ObjectNode> failures) {
    ObjectNode answer = Json.object().put("FailedEntryCount", failures.size());
    ArrayNode entries = answer.putArray("FailedEntries");
    failures.forEach(entries::add);
    return answer;
  }
}
