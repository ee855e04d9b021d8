package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Lists by pages with Marker and MaxItems. */
final class Pages {
  private Pages() {}

  /**
   * A page of a list.
   *
   * @param member that holds the list in the answer
   * @param all in an order that does not change
   * @param most how many a page has at most, whatever the request asks
   */
  static ObjectNode page(Call call, String member, List<? extends JsonNode> all, int most) {
    int start = call.query("Marker").map(Pages::position).orElse(0);
    int size = Math.min(most, call.number("MaxItems").orElse(most));
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray(member);
    all.stream().skip(start).limit(size).forEach(page::add);
    if (start + size < all.size()) {
      answer.put("NextMarker", marker(start + size));
    }
    return answer;
  }

  private static String marker(int position) {
    return Base64.getUrlEncoder()
        .encodeToString(("after " + position).getBytes(StandardCharsets.US_ASCII));
  }

  private static int position(String marker) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(marker), StandardCharsets.US_ASCII);
      return Optional.of(text)
          .filter(t -> t.matches("after \\d{1,9}"))
          .map(t -> Integer.parseInt(t.substring("after ".length())))
          .orElseThrow(() -> LambdaErrors.invalid("Invalid marker: " + marker));
    } catch (IllegalArgumentException e) {
      throw LambdaErrors.invalid("Invalid marker: " + marker);
    }
  }
}
