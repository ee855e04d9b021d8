package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.Page;
import java.util.List;
import java.util.TreeMap;

/** The calls that make, show, change and delete rules. */
final class RuleCalls {
  private final Rules rules;
  private final Scheduler scheduler;

  RuleCalls(Rules rules, Scheduler scheduler) {
    this.rules = rules;
    this.scheduler = scheduler;
  }

  ObjectNode put(String region, ObjectNode body) {
    EventChecks.rule(body, "Name")
        .length("ScheduleExpression", 0, 256)
        .length("EventPattern", 0, 4096)
        .oneOf("State", Rule.ENABLED, Rule.DISABLED, Rule.ENABLED_WITH_ALL)
        .length("Description", 0, 512)
        .length("RoleArn", 1, EventChecks.MAX_ARN)
        .orThrow();
    Tags.check(body);
    rules.requireBus(region, body);
    RuleDefinition definition = RuleDefinition.of(body);
    check(definition);
    String name = body.path("Name").asText();
    String state = body.path("State").asText(Rule.ENABLED);
    Rule added =
        new Rule(
            name, rules.arn(region, name), definition, state, Tags.read(body), new TreeMap<>());
    // Tags of a rule that is there already are left as they are, as EventBridge does.
    rules.put(added, rule -> rule.redefined(definition, state));
    scheduler.follow(added.arn());
    return Json.object().put("RuleArn", added.arn());
  }

  ObjectNode describe(String region, ObjectNode body) {
    Rule rule = named(region, body);
    return rule.description().put("CreatedBy", rule.account());
  }

  ObjectNode delete(String region, ObjectNode body) {
    EventChecks.rule(body, "Name").bool("Force").orThrow();
    rules.requireBus(region, body);
    String arn = rules.arn(region, body.path("Name").asText());
    rules.remove(arn);
    scheduler.follow(arn);
    return Json.object();
  }

  ObjectNode enable(String region, ObjectNode body) {
    return state(region, body, Rule.ENABLED);
  }

  ObjectNode disable(String region, ObjectNode body) {
    return state(region, body, Rule.DISABLED);
  }

  ObjectNode list(String region, ObjectNode body) {
    Checks checks = EventChecks.page(EventChecks.bus(Checks.of(body)));
    EventChecks.name(checks, "NamePrefix").orThrow();
    rules.requireBus(region, body);
    String prefix = body.path("NamePrefix").asText("");
    List<Rule> found =
        rules.in(region).stream().filter(rule -> rule.name().startsWith(prefix)).toList();
    return EventChecks.pageRequest(body)
        .of(found, Rule::name)
        .answer("Rules", "NextToken", Rule::description);
  }

  ObjectNode listByTarget(String region, ObjectNode body) {
    EventChecks.page(EventChecks.bus(Checks.of(body)))
        .required("TargetArn")
        .length("TargetArn", 1, EventChecks.MAX_ARN)
        .orThrow();
    rules.requireBus(region, body);
    String arn = body.path("TargetArn").asText();
    List<String> names =
        rules.in(region).stream()
            .filter(rule -> rule.targets().values().stream().anyMatch(t -> t.arn().equals(arn)))
            .map(Rule::name)
            .toList();
    Page<String> page = EventChecks.pageRequest(body).of(names, name -> name);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("RuleNames");
    page.items().forEach(list::add);
    page.nextToken().ifPresent(token -> answer.put("NextToken", token));
    return answer;
  }

  private Rule named(String region, ObjectNode body) {
    EventChecks.rule(body, "Name").orThrow();
    rules.requireBus(region, body);
    return rules.get(region, body.path("Name").asText());
  }

  private ObjectNode state(String region, ObjectNode body, String state) {
    Rule rule = named(region, body);
    rules.change(region, rule.name(), found -> found.withState(state));
    scheduler.follow(rule.arn());
    return Json.object();
  }

  private static void check(RuleDefinition definition) {
    if (definition.pattern().isEmpty() && definition.schedule().isEmpty()) {
      throw ApiException.validation(
          "Parameter(s) EventPattern or ScheduleExpression must be specified.");
    }
    definition.pattern().ifPresent(EventErrors::checkedPattern);
    definition
        .schedule()
        .filter(expression -> Schedule.parse(expression).isEmpty())
        .ifPresent(
            expression -> {
              throw ApiException.validation("Parameter ScheduleExpression is not valid.");
            });
  }
}
