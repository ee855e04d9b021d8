package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The calls about tags of functions and event source mappings. */
final class TagCalls {
  private static final int MAX_TAGS = 50;
  private static final String MAPPING = ":event-source-mapping:";

  private final Functions functions;
  private final MappingCalls mappings;

  TagCalls(Functions functions, MappingCalls mappings) {
    this.functions = functions;
    this.mappings = mappings;
  }

  ApiResponse tag(Call call) {
    ObjectNode body = call.body();
    Checks.of(body).required("Tags").orThrow();
    change(call, tags -> added(tags, body.path("Tags")));
    return ApiResponse.empty(204);
  }

  ApiResponse untag(Call call) {
    List<String> keys = call.request().query().getOrDefault("tagKeys", List.of());
    if (keys.isEmpty()) {
      throw LambdaErrors.invalid("TagKeys must not be empty");
    }
    change(
        call,
        tags -> {
          Map<String, String> fewer = new TreeMap<>(tags);
          keys.forEach(fewer::remove);
          return fewer;
        });
    return ApiResponse.empty(204);
  }

  ApiResponse list(Call call) {
    ObjectNode answer = Json.object();
    ObjectNode tags = answer.putObject("Tags");
    change(call, UnaryOperator.identity()).forEach(tags::put);
    return ApiResponse.json(answer);
  }

  /** The tags that were there with those of a request, which are checked, added. */
  static Map<String, String> added(Map<String, String> before, JsonNode request) {
    Map<String, String> tags = new TreeMap<>(before);
    for (Map.Entry<String, JsonNode> tag : request.properties()) {
      ObjectNode entry = Json.object().put("key", tag.getKey());
      entry.set("value", tag.getValue());
      Checks.of(entry)
          .length("key", 1, 128)
          .pattern("key", "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)")
          .length("value", 0, 256)
          .pattern("value", "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)")
          .orThrow();
      tags.put(tag.getKey(), tag.getValue().asText());
    }
    if (tags.size() > MAX_TAGS) {
      throw LambdaErrors.invalid("A resource can't have more than " + MAX_TAGS + " tags");
    }
    return tags;
  }

  private Map<String, String> change(Call call, UnaryOperator<Map<String, String>> change) {
    String arn = call.parameter(0);
    if (arn.contains(MAPPING)) {
      String id = arn.substring(arn.indexOf(MAPPING) + MAPPING.length());
      return mappings.changeTags(id, change);
    }
    FunctionReference reference = FunctionReference.parse(arn, call.region());
    if (!arn.startsWith("arn:") || reference.qualifier().isPresent()) {
      throw LambdaErrors.invalid("Tags on function aliases and versions are not supported");
    }
    return functions.change(
        reference,
        function -> {
          function.tags(change.apply(function.tags()));
          return function.tags();
        });
  }
}
