package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.ddbbackup.local.http.Json;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/** Writes requests and answers as CloudTrail does: names in lower camel case, dates in words. */
final class CloudTrailNames {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);

  private CloudTrailNames() {}

  /** A copy with each member's name in lower camel case. */
  static JsonNode lowerCamel(JsonNode node) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Json.object();
      for (Map.Entry<String, JsonNode> member : object.properties()) {
        copy.set(name(member.getKey()), value(member.getKey(), member.getValue()));
      }
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = Json.array();
      array.forEach(element -> copy.add(lowerCamel(element)));
      return copy;
    }
    return node;
  }

  private static JsonNode value(String member, JsonNode value) {
    return member.endsWith("DateTime") && value.isNumber()
        ? TextNode.valueOf(DATE.format(Instant.ofEpochSecond(value.asLong())))
        : lowerCamel(value);
  }

  /** "SSESpecification" becomes "sSESpecification": CloudTrail lowers one letter, no more. */
  private static String name(String member) {
    return member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1);
  }
}
