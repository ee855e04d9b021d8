package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.lambda.mapping.MappingIdentity;
import io.github.ddbbackup.local.lambda.mapping.MappingSettings;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * An event source mapping.
 *
 * @param arn of the mapping
 * @param enabled whether it reads once no change is under way
 * @param change what is under way until {@code settled}, such as {@code Creating}
 * @param settled when the change is through
 */
record Mapping(
    MappingIdentity identity,
    String arn,
    MappingSettings settings,
    boolean enabled,
    String change,
    Instant settled,
    Instant modified,
    Map<String, String> tags) {

  static final String DELETING = "Deleting";

  Mapping {
    tags = new TreeMap<>(tags);
  }

  String state(Instant now) {
    if (now.isBefore(settled) || change.equals(DELETING)) {
      return change;
    }
    return enabled ? "Enabled" : "Disabled";
  }

  Mapping changing(
      MappingIdentity next,
      MappingSettings nextSettings,
      boolean nextEnabled,
      String nextChange,
      Instant now,
      Instant until) {
    return new Mapping(next, arn, nextSettings, nextEnabled, nextChange, until, now, tags);
  }

  Mapping withTags(Map<String, String> next) {
    return new Mapping(identity, arn, settings, enabled, change, settled, modified, next);
  }

  /** The mapping as the API shows it. */
  ObjectNode view(Instant now, String lastResult) {
    ObjectNode view =
        Json.object()
            .put("UUID", identity.uuid())
            .put("EventSourceArn", identity.streamArn())
            .put("FunctionArn", identity.functionArn());
    view.setAll(settings.members().deepCopy());
    return view.put("LastModified", BigDecimal.valueOf(modified.toEpochMilli(), 3))
        .put("LastProcessingResult", lastResult)
        .put("State", state(now))
        .put("StateTransitionReason", "User action")
        .put("EventSourceMappingArn", arn);
  }

  ObjectNode toJson() {
    ObjectNode json =
        Json.object()
            .put("uuid", identity.uuid())
            .put("stream", identity.streamArn())
            .put("function", identity.functionArn())
            .put("arn", arn);
    json.set("settings", settings.members());
    json.put("enabled", enabled)
        .put("change", change)
        .put("settled", settled.toString())
        .put("modified", modified.toString());
    ObjectNode tagNode = json.putObject("tags");
    tags.forEach(tagNode::put);
    return json;
  }

  static Mapping fromJson(JsonNode json) {
    Map<String, String> tags = new TreeMap<>();
    json.path("tags").properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return new Mapping(
        new MappingIdentity(
            json.path("uuid").asText(),
            json.path("stream").asText(),
            json.path("function").asText()),
        json.path("arn").asText(),
        new MappingSettings((ObjectNode) json.get("settings")),
        json.path("enabled").asBoolean(),
        json.path("change").asText(),
        Instant.parse(json.path("settled").asText()),
        Instant.parse(json.path("modified").asText()),
        tags);
  }
}
