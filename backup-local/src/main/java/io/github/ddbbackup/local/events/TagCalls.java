package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.Map;
import java.util.TreeMap;

/** The calls for tags of rules. */
final class TagCalls {
  private final Rules rules;

  TagCalls(Rules rules) {
    this.rules = rules;
  }

  ObjectNode tag(String region, ObjectNode body) {
    named(body).required("Tags").orThrow();
    Tags.check(body);
    Rule rule = rule(region, body);
    rules.change(
        region,
        rule.name(),
        found -> {
          Map<String, String> tags = new TreeMap<>(found.tags());
          tags.putAll(Tags.read(body));
          Tags.checkNumber(tags);
          return found.withTags(tags);
        });
    return Json.object();
  }

  ObjectNode untag(String region, ObjectNode body) {
    named(body).required("TagKeys").items("TagKeys", 0, Integer.MAX_VALUE).orThrow();
    Rule rule = rule(region, body);
    rules.change(
        region,
        rule.name(),
        found -> {
          Map<String, String> tags = new TreeMap<>(found.tags());
          for (JsonNode key : body.path("TagKeys")) {
            tags.remove(key.asText());
          }
          return found.withTags(tags);
        });
    return Json.object();
  }

  ObjectNode list(String region, ObjectNode body) {
    named(body).orThrow();
    ObjectNode answer = Json.object();
    answer.set("Tags", Tags.write(rule(region, body).tags()));
    return answer;
  }

  private Rule rule(String region, ObjectNode body) {
    String arn = body.path("ResourceARN").asText();
    String prefix = rules.arn(region, "");
    if (!arn.startsWith(prefix)) {
      throw EventErrors.ruleNotFound(arn);
    }
    return rules.get(region, arn.substring(prefix.length()));
  }

  private static Checks named(ObjectNode body) {
    return Checks.of(body).required("ResourceARN").length("ResourceARN", 1, EventChecks.MAX_ARN);
  }
}
