package io.github.ddbbackup.doctor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.hjson.JsonObject;
import org.hjson.JsonValue;

/**
 * A policy as IAM writes it, see <a
 * href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html">Grammar
 * of the IAM JSON policy language</a>.
 */
record PolicyDocument(List<Statement> statements) {

  /**
   * A statement.
   *
   * @param services the services among its principals; {@code *} for everyone
   * @param conditions the first value of each condition's key
   */
  record Statement(
      boolean allows,
      List<String> actions,
      List<String> resources,
      List<String> services,
      Map<String, String> conditions) {}

  /**
   * Reads a policy.
   *
   * @throws org.hjson.ParseException if it is not JSON
   * @throws UnsupportedOperationException if it is not a policy
   */
  static PolicyDocument parse(String json) {
    return new PolicyDocument(
        items(JsonValue.readJSON(json).asObject().get("Statement"))
            .map(s -> statement(s.asObject()))
            .toList());
  }

  /** Whether a service is allowed to assume the role whose trust policy this is. */
  boolean trusts(String service) {
    return statements.stream()
        .filter(Statement::allows)
        .filter(s -> s.services().contains(service) || s.services().contains("*"))
        .anyMatch(s -> s.actions().stream().anyMatch(PolicyDocument::isAssumeRole));
  }

  private static boolean isAssumeRole(String action) {
    return List.of("sts:assumerole", "sts:*", "*").contains(action.toLowerCase(Locale.ROOT));
  }

  private static Statement statement(JsonObject statement) {
    return new Statement(
        statement.getString("Effect", "").equals("Allow"),
        texts(statement.get("Action")),
        texts(statement.get("Resource")),
        services(statement.get("Principal")),
        conditions(statement.get("Condition")));
  }

  private static List<String> services(JsonValue principal) {
    if (principal == null || !principal.isObject()) {
      return texts(principal);
    }
    return texts(principal.asObject().get("Service"));
  }

  private static Map<String, String> conditions(JsonValue condition) {
    Map<String, String> values = new HashMap<>();
    if (condition != null && condition.isObject()) {
      members(condition.asObject())
          .flatMap(operator -> members(operator.getValue().asObject()))
          .forEach(
              key ->
                  texts(key.getValue()).stream()
                      .findFirst()
                      .ifPresent(value -> values.put(key.getName(), value)));
    }
    return values;
  }

  private static Stream<JsonObject.Member> members(JsonObject object) {
    return StreamSupport.stream(object.spliterator(), false);
  }

  /** IAM's grammar has one value stand for a list of one. */
  private static Stream<JsonValue> items(JsonValue value) {
    if (value == null) {
      return Stream.empty();
    }
    return value.isArray() ? value.asArray().values().stream() : Stream.of(value);
  }

  private static List<String> texts(JsonValue value) {
    return items(value).filter(JsonValue::isString).map(JsonValue::asString).toList();
  }
}
