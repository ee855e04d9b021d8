package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.Map;
import java.util.TreeMap;

/** The calls for tags of log groups. */
final class TagCalls {
  private final LogGroups groups;

  TagCalls(LogGroups groups) {
    this.groups = groups;
  }

  ObjectNode tag(String region, ObjectNode body) {
    named(body).required("tags").orThrow(LogErrors.INVALID);
    Tags.check(body);
    groups.change(
        group(region, body),
        settings -> {
          Map<String, String> tags = new TreeMap<>(settings.tags());
          tags.putAll(Tags.of(body));
          if (tags.size() > Tags.MAX) {
            throw LogErrors.tooManyTags(body.path("resourceArn").asText());
          }
          return settings.withTags(tags);
        });
    return Json.object();
  }

  ObjectNode untag(String region, ObjectNode body) {
    named(body).required("tagKeys").items("tagKeys", 0, Tags.MAX).orThrow(LogErrors.INVALID);
    body.path("tagKeys").forEach(key -> Tags.checkKey(key.asText()));
    groups.change(
        group(region, body),
        settings -> {
          Map<String, String> tags = new TreeMap<>(settings.tags());
          for (JsonNode key : body.path("tagKeys")) {
            tags.remove(key.asText());
          }
          return settings.withTags(tags);
        });
    return Json.object();
  }

  ObjectNode list(String region, ObjectNode body) {
    named(body).orThrow(LogErrors.INVALID);
    ObjectNode answer = Json.object();
    ObjectNode tags = answer.putObject("tags");
    group(region, body).settings().tags().forEach(tags::put);
    return answer;
  }

  private LogGroup group(String region, ObjectNode body) {
    String arn = body.path("resourceArn").asText();
    if (!arn.startsWith(groups.arn(region, ""))) {
      throw LogErrors.notFound("The specified resource does not exist.");
    }
    return groups.byArn(arn);
  }

  private static Checks named(ObjectNode body) {
    return Checks.of(body)
        .required("resourceArn")
        .length("resourceArn", 1, 1011)
        .pattern("resourceArn", "[\\w+=/:,.@-]*");
  }
}
