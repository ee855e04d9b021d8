package io.github.ddbbackup.local.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.iam.policy.Decision.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;

/**
 * A policy of an identity.
 *
 * <p>Variables such as {@code ${aws:username}} stand for themselves.
 *
 * @param name tells it from others
 * @param document its JSON
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">Policy
 *     evaluation logic</a>
 */
public record Policy(String name, JsonNode document) {

  /**
   * Reads a policy.
   *
   * @throws PolicyException if it is no JSON object
   */
  public static Policy parse(String name, String text) {
    return new Policy(
        name,
        Json.parse(text)
            .filter(JsonNode::isObject)
            .orElseThrow(() -> new PolicyException("The policy " + name + " is no JSON object")));
  }

  /**
   * What policies together say about a request.
   *
   * @throws PolicyException if one says what can't be evaluated
   */
  public static Decision decide(List<Policy> policies, Access access) {
    List<String> allowing = new ArrayList<>();
    List<String> denying = new ArrayList<>();
    Set<String> missing = new TreeSet<>();
    for (Policy policy : policies) {
      for (JsonNode statement : policy.statements()) {
        if (isAbout(statement, access)
            && Conditions.met(statement.path("Condition"), access, missing)) {
          boolean allows = statement.path("Effect").asText().equals("Allow");
          (allows ? allowing : denying).add(policy.name());
        }
      }
    }
    if (!denying.isEmpty()) {
      return new Decision(Outcome.EXPLICIT_DENY, denying, missing);
    }
    return allowing.isEmpty()
        ? new Decision(Outcome.IMPLICIT_DENY, List.of(), missing)
        : new Decision(Outcome.ALLOWED, allowing, missing);
  }

  /** The statements, of which a policy may have one without a list. */
  public List<JsonNode> statements() {
    JsonNode statement = document.path("Statement");
    if (!statement.isArray()) {
      return List.of(statement);
    }
    List<JsonNode> statements = new ArrayList<>();
    statement.forEach(statements::add);
    return statements;
  }

  private static boolean isAbout(JsonNode statement, Access access) {
    return names(statement, "Action", access.action(), Wildcards::matchIgnoringCase)
        && names(statement, "Resource", access.resource(), Wildcards::match);
  }

  private static boolean names(
      JsonNode statement, String member, String name, BiPredicate<String, String> test) {
    boolean negated = statement.has("Not" + member);
    JsonNode patterns = statement.path(negated ? "Not" + member : member);
    return !patterns.isMissingNode()
        && Conditions.texts(patterns).stream().anyMatch(p -> test.test(p, name)) != negated;
  }
}
