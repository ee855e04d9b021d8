package io.github.ddbbackup.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.iam.policy.Access;
import io.github.ddbbackup.local.iam.policy.Decision.Outcome;
import io.github.ddbbackup.local.iam.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One policy and what its principal used. */
final class PolicyUse {
  private final String name;
  private final Policy policy;
  private final List<Access> uses;

  PolicyUse(String name, String document, List<Access> uses) {
    this.name = name;
    this.policy = Policy.parse(name, document);
    this.uses = uses;
  }

  /** What the principal of several policies used without being allowed by any. */
  static Set<String> missing(List<PolicyUse> policies) {
    Set<String> missing = new TreeSet<>();
    for (PolicyUse policy : policies) {
      for (Access use : policy.uses) {
        if (policies.stream().noneMatch(one -> allows(one.policy, use))) {
          missing.add(
              policies.get(0).name + ".json lacks " + use.action() + " on " + use.resource());
        }
      }
    }
    return missing;
  }

  /**
   * What is allowed without having been used, and reviewed lines that are no longer true.
   *
   * @param reviewed lines such as {@code operator LookAtTables dynamodb:DescribeTable: why}
   */
  Set<String> spare(List<String> reviewed) {
    Set<String> spare = new TreeSet<>();
    for (JsonNode statement : policy.statements()) {
      for (String action : actions(statement)) {
        spare(statement, action)
            .ifPresent(
                permission -> {
                  if (reviewed.stream().noneMatch(line -> line.startsWith(permission + ": "))) {
                    spare.add(permission + " is allowed, but no test used it");
                  }
                });
      }
    }
    spare.addAll(stale(reviewed));
    return spare;
  }

  private List<String> stale(List<String> reviewed) {
    List<String> unused = new ArrayList<>();
    for (JsonNode statement : policy.statements()) {
      actions(statement).forEach(action -> spare(statement, action).ifPresent(unused::add));
    }
    return reviewed.stream()
        .filter(line -> line.startsWith(name + " "))
        .filter(line -> unused.stream().noneMatch(unusedOne -> line.startsWith(unusedOne + ": ")))
        .map(line -> "unused-permissions.txt names what is used, or not allowed: " + line)
        .toList();
  }

  private Optional<String> spare(JsonNode statement, String action) {
    ObjectNode document = Json.object();
    ObjectNode alone = statement.deepCopy();
    alone.put("Action", action);
    document.putArray("Statement").add(alone);
    Policy one = new Policy(name, document);
    return uses.stream().anyMatch(use -> allows(one, use))
        ? Optional.empty()
        : Optional.of(name + " " + statement.path("Sid").asText() + " " + action);
  }

  private static boolean allows(Policy policy, Access use) {
    return Policy.decide(List.of(policy), use).outcome() == Outcome.ALLOWED;
  }

  private static List<String> actions(JsonNode statement) {
    JsonNode action = statement.path("Action");
    List<String> actions = new ArrayList<>();
    if (action.isArray()) {
      action.forEach(element -> actions.add(element.asText()));
    } else {
      actions.add(action.asText());
    }
    return actions;
  }
}
