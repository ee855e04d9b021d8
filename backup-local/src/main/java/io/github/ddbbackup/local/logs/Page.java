package io.github.ddbbackup.local.logs;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items of this page
 * @param nextToken for the page after this one; empty if this is the last
 */
record Page<T>(List<T> items, Optional<String> nextToken) {
  /** The longest page of groups or streams, and the usual one. */
  static final int MAX_DESCRIBED = 50;

  Page {
    items = List.copyOf(items);
  }

  /**
   * The page that {@code nextToken} and {@code limit} of a request ask for.
   *
   * @param all in the order in which they are shown
   * @param key tells each apart from all others; what goes on after a token is found by it
   */
  static <T> Page<T> of(ObjectNode body, List<T> all, Function<T, String> key) {
    int from = Json.text(body, "nextToken").map(token -> after(all, key, decoded(token))).orElse(0);
    int to = Math.min(all.size(), from + body.path("limit").asInt(MAX_DESCRIBED));
    return new Page<>(
        all.subList(from, to),
        to < all.size() ? Optional.of(encoded(key.apply(all.get(to)))) : Optional.empty());
  }

  /** The page as an answer. */
  ObjectNode write(String member, Function<T, ObjectNode> shown) {
    ObjectNode answer = Json.object();
    ArrayNode list = answer.putArray(member);
    items.forEach(item -> list.add(shown.apply(item)));
    nextToken.ifPresent(token -> answer.put("nextToken", token));
    return answer;
  }

  private static <T> int after(List<T> all, Function<T, String> key, String token) {
    for (int i = 0; i < all.size(); i++) {
      if (key.apply(all.get(i)).equals(token)) {
        return i;
      }
    }
    throw invalidToken();
  }

  private static String encoded(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String token) {
    try {
      return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw invalidToken();
    }
  }

  private static ApiException invalidToken() {
    return LogErrors.invalid("The specified nextToken is invalid.");
  }
}
