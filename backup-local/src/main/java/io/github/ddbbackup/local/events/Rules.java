package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.state.StateFolder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/** The rules of the account, in every Region; safe for use by several threads. */
final class Rules {
  /** The one event bus that there is. */
  static final String BUS = "default";

  /**
   * Rules of one event bus.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html">Quotas</a>
   */
  private static final int MAX_RULES = 300;

  private final Map<String, Rule> rules = new ConcurrentSkipListMap<>();
  private final String account;
  private final StateFolder kept;

  Rules(ServiceContext context) {
    account = context.account();
    kept = new StateFolder(context.state(), "events/rules");
    kept.all().stream().map(Rule::fromJson).forEach(rule -> rules.put(rule.arn(), rule));
  }

  String arn(String region, String name) {
    return prefix(region) + name;
  }

  /** Throws if a request names another event bus than the one that there is. */
  void requireBus(String region, JsonNode body) {
    if (!isBus(region, body)) {
      throw EventErrors.busNotFound(body.path("EventBusName").asText());
    }
  }

  /** Whether a request names no event bus, or the one that there is. */
  boolean isBus(String region, JsonNode body) {
    String bus = Json.text(body, "EventBusName").orElse(BUS);
    return bus.equals(BUS)
        || bus.equals("arn:aws:events:" + region + ":" + account + ":event-bus/" + BUS);
  }

  String account() {
    return account;
  }

  Optional<Rule> find(String arn) {
    return Optional.ofNullable(rules.get(arn));
  }

  /** The rule of this name. */
  Rule get(String region, String name) {
    return find(arn(region, name)).orElseThrow(() -> EventErrors.ruleNotFound(name));
  }

  /** The rules of a Region, by name. */
  List<Rule> in(String region) {
    String prefix = prefix(region);
    return rules.values().stream().filter(rule -> rule.arn().startsWith(prefix)).toList();
  }

  List<Rule> all() {
    return List.copyOf(rules.values());
  }

  /** Adds a rule, or changes the one of that name. */
  synchronized Rule put(Rule added, UnaryOperator<Rule> change) {
    Optional<Rule> there = find(added.arn());
    if (there.isEmpty() && in(added.region()).size() >= MAX_RULES) {
      throw EventErrors.limit();
    }
    return keep(there.map(change).orElse(added));
  }

  /** Changes a rule in one step; what the change throws leaves it as it was. */
  synchronized Rule change(String region, String name, UnaryOperator<Rule> change) {
    return keep(change.apply(get(region, name)));
  }

  /** Removes a rule without targets; does nothing if there is no such rule. */
  synchronized void remove(String arn) {
    if (find(arn).filter(rule -> !rule.targets().isEmpty()).isPresent()) {
      throw ApiException.validation("Rule can't be deleted since it has targets.");
    }
    if (rules.remove(arn) != null) {
      kept.delete(arn);
    }
  }

  private Rule keep(Rule rule) {
    rules.put(rule.arn(), rule);
    kept.write(rule.arn(), rule.toJson());
    return rule;
  }

  private String prefix(String region) {
    return "arn:aws:events:" + region + ":" + account + ":rule/";
  }
}
