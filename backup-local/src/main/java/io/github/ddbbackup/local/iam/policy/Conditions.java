package io.github.ddbbackup.local.iam.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * The conditions of a statement.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html">Condition
 *     operators</a>
 */
final class Conditions {
  private static final String IF_EXISTS = "IfExists";
  private static final String NOT = "Not";
  private static final int PARTS_OF_ARN = 6;

  /** By operator; those that negate stand under the name of what they negate. */
  private static final Map<String, BiPredicate<String, String>> OPERATORS =
      Map.of(
          "StringEquals", String::equals,
          "StringEqualsIgnoreCase", String::equalsIgnoreCase,
          "StringLike", Wildcards::match,
          "ArnEquals", Conditions::likeArn,
          "ArnLike", Conditions::likeArn,
          "Bool", String::equalsIgnoreCase);

  private Conditions() {}

  /**
   * Whether a request meets every condition.
   *
   * @param missing takes the keys that the request does not have
   * @throws PolicyException if an operator is none of those that are known here
   */
  static boolean met(JsonNode conditions, Access access, Set<String> missing) {
    boolean met = true;
    for (Map.Entry<String, JsonNode> operator : conditions.properties()) {
      for (Map.Entry<String, JsonNode> key : operator.getValue().properties()) {
        met &= met(operator.getKey(), key.getKey(), texts(key.getValue()), access, missing);
      }
    }
    return met;
  }

  private static boolean met(
      String operator, String key, List<String> wanted, Access access, Set<String> missing) {
    Optional<List<String>> values = access.values(key);
    if (operator.equals("Null")) {
      return wanted.contains(Boolean.toString(values.isEmpty()));
    }
    boolean optional = operator.endsWith(IF_EXISTS);
    String name =
        optional ? operator.substring(0, operator.length() - IF_EXISTS.length()) : operator;
    boolean negated = name.contains(NOT);
    BiPredicate<String, String> test =
        Optional.ofNullable(OPERATORS.get(name.replace(NOT, "")))
            .orElseThrow(
                () -> new PolicyException("The condition operator " + operator + " is not known"));
    if (values.isEmpty()) {
      missing.add(key);
      return optional || negated;
    }
    boolean any =
        wanted.stream()
            .anyMatch(pattern -> values.get().stream().anyMatch(v -> test.test(pattern, v)));
    return any != negated;
  }

  /** Part by part: a wildcard does not reach over a colon, but in the last part. */
  private static boolean likeArn(String pattern, String arn) {
    String[] patterns = pattern.split(":", PARTS_OF_ARN);
    String[] parts = arn.split(":", PARTS_OF_ARN);
    if (patterns.length != parts.length) {
      return false;
    }
    for (int i = 0; i < parts.length; i++) {
      if (!Wildcards.match(patterns[i], parts[i])) {
        return false;
      }
    }
    return true;
  }

  /** The texts of one value or a list of them. */
  static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(element -> texts.add(element.asText()));
    } else {
      texts.add(node.isBoolean() ? node.asText().toLowerCase(Locale.ROOT) : node.asText());
    }
    return texts;
  }
}
