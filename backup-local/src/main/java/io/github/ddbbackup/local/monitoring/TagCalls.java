package io.github.ddbbackup.local.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.Optional;
import java.util.function.Consumer;

/** The calls about tags of alarms. */
final class TagCalls {
  private static final String ARN = "ResourceARN";

  /** Tags of one resource, says the reference of TagResource. */
  private static final int MOST = 50;

  private final Alarms alarms;

  TagCalls(Alarms alarms) {
    this.alarms = alarms;
  }

  /** TagResource. */
  ObjectNode tag(String region, ObjectNode body) {
    named(body).required("Tags").orThrow(AlarmChecks.CODE);
    check(body.path("Tags"));
    change(region, body, tags -> add(tags, body.path("Tags")));
    return Json.object();
  }

  /** UntagResource. */
  ObjectNode untag(String region, ObjectNode body) {
    named(body).required("TagKeys").orThrow(AlarmChecks.CODE);
    change(region, body, tags -> body.path("TagKeys").forEach(key -> tags.remove(key.asText())));
    return Json.object();
  }

  /** ListTagsForResource. */
  ObjectNode list(String region, ObjectNode body) {
    named(body).orThrow(AlarmChecks.CODE);
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray("Tags");
    change(
        region,
        body,
        tags ->
            tags.properties()
                .forEach(
                    tag ->
                        list.addObject()
                            .put("Key", tag.getKey())
                            .put("Value", tag.getValue().asText())));
    return answer;
  }

  /** Checks tags of a request, which may be missing. */
  static void check(JsonNode tags) {
    for (JsonNode tag : tags) {
      Checks.of(tag)
          .required("Key", "Value")
          .length("Key", 1, 128)
          .pattern("Key", "(?s)(?!aws:).*")
          .length("Value", 0, 256)
          .orThrow(AlarmChecks.CODE);
    }
    if (tags.size() > MOST) {
      throw AlarmErrors.value("A resource can't have more than " + MOST + " tags");
    }
  }

  /** Adds tags of a request, which may be missing, to those by key. */
  static void add(ObjectNode tags, JsonNode added) {
    added.forEach(tag -> tags.put(tag.path("Key").asText(), tag.path("Value").asText()));
    if (tags.size() > MOST) {
      throw AlarmErrors.value("A resource can't have more than " + MOST + " tags");
    }
  }

  private void change(String region, ObjectNode body, Consumer<ObjectNode> change) {
    String arn = body.path(ARN).asText();
    String prefix = alarms.arn(region, "");
    if (!arn.startsWith(prefix)) {
      throw AlarmErrors.notFound(arn);
    }
    String name = arn.substring(prefix.length());
    alarms.put(
        region,
        name,
        found -> {
          ObjectNode alarm = found.orElseThrow(() -> AlarmErrors.notFound(name));
          change.accept(alarm.withObjectProperty(Alarms.TAGS));
          return Optional.of(alarm);
        });
  }

  private static Checks named(ObjectNode body) {
    return Checks.of(body).required(ARN).length(ARN, 1, 1024);
  }
}
