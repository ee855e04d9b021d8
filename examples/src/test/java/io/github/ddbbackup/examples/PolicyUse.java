package io.github.ddbbackup.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.iam.policy.Access;
import io.github.ddbbackup.local.iam.policy.Decision.Outcome;
import io.github.ddbbackup.local.iam.policy.Policy;
import java.util.ArrayList;
import java.util.List;
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
    Set<String> unused = unused();
    Set<String> spare = new TreeSet<>();
    unused.stream()
        .filter(permission -> reviewed.stream().noneMatch(line -> isAbout(line, permission)))
        .map(permission -> permission + " is allowed, but no test used it")
        .forEach(spare::add);
    reviewed.stream()
        .filter(line -> line.startsWith(name + " "))
        .filter(line -> unused.stream().noneMatch(permission -> isAbout(line, permission)))
        .map(line -> "unused-permissions.txt names what is used, or not allowed: " + line)
        .forEach(spare::add);
    return spare;
  }

  private static boolean isAbout(String line, String permission) {
    return line.startsWith(permission + ": ");
  }

  /** The actions of statements that nobody used, and of those that were, the resources. */
  private Set<String> unused() {
    Set<String> unused = new TreeSet<>();
    for (JsonNode statement : policy.statements()) {
      Set<String> actions = unused(statement, "Action");
      unused.addAll(actions);
      if (actions.size() < texts(statement, "Action").size()) {
        unused.addAll(unused(statement, "Resource"));
      }
    }
    return unused;
  }

  /** The elements of a statement's list, each of which alone would allow nothing that was used. */
  private Set<String> unused(JsonNode statement, String list) {
    Set<String> unused = new TreeSet<>();
    for (String element : texts(statement, list)) {
      ObjectNode alone = statement.deepCopy();
      alone.put(list, element);
      ObjectNode document = Json.object();
      document.putArray("Statement").add(alone);
      Policy one = new Policy(name, document);
      if (uses.stream().noneMatch(use -> allows(one, use))) {
        unused.add(name + " " + statement.path("Sid").asText() + " " + element);
      }
    }
    return unused;
  }

  private static boolean allows(Policy policy, Access use) {
    return Policy.decide(List.of(policy), use).outcome() == Outcome.ALLOWED;
  }

  private static List<String> texts(JsonNode statement, String list) {
    JsonNode value = statement.path(list);
    List<String> texts = new ArrayList<>();
    if (value.isArray()) {
      value.forEach(element -> texts.add(element.asText()));
    } else {
      texts.add(value.asText());
    }
    return texts;
  }
}
