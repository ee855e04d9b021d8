package io.github.ddbbackup.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;

/** JSON bodies of requests and answers. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  /** A new object without members. */
  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** A new array without elements. */
  public static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /**
   * The body of a request, an object; an empty body is an object without members.
   *
   * @throws ApiException SerializationException if it is no JSON object
   */
  public static ObjectNode body(ApiRequest request) {
    if (request.body().length == 0) {
      return object();
    }
    try {
      if (MAPPER.readTree(request.body()) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new ApiException("SerializationException", 400, "The body is no JSON");
    }
    throw new ApiException("SerializationException", 400, "The body is no JSON object");
  }

  /** Parses what this program itself or a component of it wrote. */
  public static JsonNode parse(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  /** Parses text, such as a policy or an event pattern; empty if it is no JSON. */
  public static Optional<JsonNode> parse(String json) {
    try {
      JsonNode node = MAPPER.readTree(json);
      return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The text of a member, or empty if the member is missing, null or no text. */
  public static Optional<String> text(JsonNode node, String member) {
    return Optional.ofNullable(node.get(member)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  /** The whole number of a member, or empty if the member is missing, null or no whole number. */
  public static Optional<Long> number(JsonNode node, String member) {
    return Optional.ofNullable(node.get(member))
        .filter(JsonNode::isIntegralNumber)
        .map(JsonNode::asLong);
  }
}
