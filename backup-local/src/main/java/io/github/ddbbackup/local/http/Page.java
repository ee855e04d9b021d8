package io.github.ddbbackup.local.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items of this page
 * @param nextToken asks for the page after this one; empty if this is the last
 */
public record Page<T>(List<T> items, Optional<String> nextToken) {

  /** Copies the list. */
  public Page {
    items = List.copyOf(items);
  }

  /** The page as an answer: a list, and the token if there is one, under the names given. */
  public ObjectNode answer(String list, String token, Function<T, ObjectNode> shown) {
    ObjectNode answer = Json.object();
    ArrayNode nodes = answer.putArray(list);
    items.forEach(item -> nodes.add(shown.apply(item)));
    nextToken.ifPresent(text -> answer.put(token, text));
    return answer;
  }
}
