package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who may invoke a function, or one version or alias of it. */
record ResourcePolicy(List<JsonNode> statements, String revisionId) {

  ResourcePolicy {
    statements = List.copyOf(statements);
  }

  boolean has(String statementId) {
    return statements.stream().anyMatch(s -> s.path("Sid").asText().equals(statementId));
  }

  ResourcePolicy with(JsonNode statement, String revision) {
    List<JsonNode> more = new ArrayList<>(statements);
    more.add(statement);
    return new ResourcePolicy(more, revision);
  }

  ResourcePolicy without(String statementId, String revision) {
    return new ResourcePolicy(
        statements.stream().filter(s -> !s.path("Sid").asText().equals(statementId)).toList(),
        revision);
  }

  /** Whether a service may invoke on behalf of a resource. */
  boolean permits(String principal, String sourceArn) {
    return statements.stream().anyMatch(statement -> permits(statement, principal, sourceArn));
  }

  /** The policy as GetPolicy answers it. */
  String document() {
    ObjectNode document = Json.object().put("Version", "2012-10-17").put("Id", "default");
    ArrayNode list = document.putArray("Statement");
    statements.forEach(list::add);
    return document.toString();
  }

  ObjectNode toJson() {
    ObjectNode json = Json.object().put("revisionId", revisionId);
    ArrayNode list = json.putArray("statements");
    statements.forEach(list::add);
    return json;
  }

  static ResourcePolicy fromJson(JsonNode json) {
    List<JsonNode> statements = new ArrayList<>();
    json.path("statements").forEach(statements::add);
    return new ResourcePolicy(statements, json.path("revisionId").asText());
  }

  private static boolean permits(JsonNode statement, String principal, String sourceArn) {
    JsonNode who = statement.path("Principal");
    boolean named = who.asText().equals("*") || who.path("Service").asText().equals(principal);
    String action = statement.path("Action").asText();
    boolean invokes =
        action.equals("*") || action.equals("lambda:*") || action.equals("lambda:InvokeFunction");
    return named && invokes && matchesSource(statement.path("Condition"), sourceArn);
  }

  private static boolean matchesSource(JsonNode condition, String sourceArn) {
    Optional<String> like = Json.text(condition.path("ArnLike"), "AWS:SourceArn");
    Optional<String> account = Json.text(condition.path("StringEquals"), "AWS:SourceAccount");
    return like.map(pattern -> arnLike(pattern, sourceArn)).orElse(true)
        && account.map(id -> sourceArn.contains(":" + id + ":")).orElse(true);
  }

  private static boolean arnLike(String pattern, String arn) {
    String regex =
        pattern
            .chars()
            .mapToObj(
                c ->
                    switch (c) {
                      case '*' -> ".*";
                      case '?' -> ".";
                      default -> Pattern.quote(Character.toString(c));
                    })
            .collect(Collectors.joining());
    return Pattern.matches(regex, arn);
  }
}
