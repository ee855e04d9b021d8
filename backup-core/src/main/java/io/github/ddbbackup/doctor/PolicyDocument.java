package io.github.ddbbackup.doctor;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
   * @param otherActions the actions that it is not about, if it names those
   * @param otherResources the resources that it is not about, if it names those
   * @param services the services among its principals; {@code *} for everyone
   * @param principals the accounts, roles and users among its principals; {@code *} for everyone
   * @param spares whether it is about everyone but its principals
   * @param conditions the first value of each condition's key
   */
  record Statement(
      boolean allows,
      List<String> actions,
      List<String> otherActions,
      List<String> resources,
      List<String> otherResources,
      List<String> services,
      List<String> principals,
      boolean spares,
      Map<String, String> conditions) {

    boolean isAboutAction(String action) {
      String name = action.toLowerCase(Locale.ROOT);
      return isAbout(lowerCase(actions), lowerCase(otherActions), name);
    }

    boolean isAboutResource(String resource) {
      return isAbout(resources, otherResources, resource);
    }

    private static boolean isAbout(List<String> these, List<String> others, String one) {
      return these.stream().anyMatch(pattern -> covers(pattern, one))
          || (!others.isEmpty() && others.stream().noneMatch(pattern -> covers(pattern, one)));
    }

    private static List<String> lowerCase(List<String> texts) {
      return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
    }
  }

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

  /** Whether a pattern, with {@code *} and {@code ?} in it, covers a text. */
  private static boolean covers(String pattern, String text) {
    String expression =
        Stream.of(pattern.split("(?<=[*?])|(?=[*?])", -1))
            .map(part -> part.equals("*") ? ".*" : part.equals("?") ? "." : Pattern.quote(part))
            .collect(Collectors.joining());
    return Pattern.compile(expression, Pattern.DOTALL).matcher(text).matches();
  }

  private static boolean isAssumeRole(String action) {
    return List.of("sts:assumerole", "sts:*", "*").contains(action.toLowerCase(Locale.ROOT));
  }

  private static Statement statement(JsonObject statement) {
    return new Statement(
        statement.getString("Effect", "").equals("Allow"),
        texts(statement.get("Action")),
        texts(statement.get("NotAction")),
        texts(statement.get("Resource")),
        texts(statement.get("NotResource")),
        principals(statement.get("Principal"), "Service"),
        principals(either(statement, "Principal", "NotPrincipal"), "AWS"),
        statement.get("NotPrincipal") != null,
        conditions(statement.get("Condition")));
  }

  private static JsonValue either(JsonObject statement, String name, String other) {
    JsonValue value = statement.get(name);
    return value == null ? statement.get(other) : value;
  }

  private static List<String> principals(JsonValue principal, String kind) {
    if (principal == null || !principal.isObject()) {
      return texts(principal);
    }
    return texts(principal.asObject().get(kind));
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
    return items(value)
        .filter(item -> !item.isObject() && !item.isArray() && !item.isNull())
        .map(item -> item.isString() ? item.asString() : item.toString())
        .toList();
  }
}
