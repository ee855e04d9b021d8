package io.github.ddbbackup.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Form bodies, as services with the query protocol take them. */
public final class Forms {
  private Forms() {}

  /** The parameters of the body, or of the query if the body is empty; decoded, in order. */
  public static Map<String, List<String>> parameters(ApiRequest request) {
    return request.body().length == 0
        ? request.query()
        : RequestReader.parameters(new String(request.body(), StandardCharsets.UTF_8));
  }

  /**
   * The parameters as an object: a name such as {@code Tags.member.1.Key} stands for a member of
   * the first element of a list. Every value is text.
   */
  public static ObjectNode members(ApiRequest request) {
    ObjectNode root = Json.object();
    parameters(request)
        .forEach((name, values) -> put(root, name.split("\\.", -1), 0, values.get(0)));
    return (ObjectNode) withLists(root);
  }

  private static void put(ObjectNode holder, String[] path, int index, String value) {
    if (index == path.length - 1) {
      holder.put(path[index], value);
    } else {
      ObjectNode next =
          holder.get(path[index]) instanceof ObjectNode there
              ? there
              : holder.putObject(path[index]);
      put(next, path, index + 1, value);
    }
  }

  /** The same with a list for each object whose only member is {@code member}. */
  private static JsonNode withLists(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    if (object.size() == 1 && object.get("member") instanceof ObjectNode elements) {
      ArrayNode list = Json.array();
      Map<Integer, JsonNode> inOrder = new TreeMap<>();
      elements
          .properties()
          .forEach(element -> inOrder.put(position(element.getKey()), element.getValue()));
      inOrder.values().forEach(element -> list.add(withLists(element)));
      return list;
    }
    object.properties().forEach(member -> member.setValue(withLists(member.getValue())));
    return object;
  }

  private static int position(String text) {
    if (text.matches("[0-9]{1,6}")) {
      return Integer.parseInt(text);
    }
    throw new ApiException("MalformedQueryString", 400, "Not the position of an element: " + text);
  }
}
