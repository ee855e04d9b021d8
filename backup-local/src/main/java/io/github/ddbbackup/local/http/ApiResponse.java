package io.github.ddbbackup.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of a service.
 *
 * @param status of HTTP
 * @param headers without Content-Length, which the front door sets
 * @param body empty if there is none
 */
// A body is read once and compared by nobody, so that its identity does not matter.
@SuppressWarnings("ArrayRecordComponent")
public record ApiResponse(int status, Map<String, String> headers, byte[] body) {

  /** Status 200 and a JSON body; the front door sets the content type that the protocol asks. */
  public static ApiResponse json(JsonNode body) {
    return json(200, body);
  }

  /** A JSON body with a status. */
  public static ApiResponse json(int status, JsonNode body) {
    return new ApiResponse(status, Map.of(), body.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Status 200 and an XML body. */
  public static ApiResponse xml(String body) {
    return new ApiResponse(
        200, Map.of("Content-Type", "text/xml"), body.getBytes(StandardCharsets.UTF_8));
  }

  /** No body. */
  public static ApiResponse empty(int status) {
    return new ApiResponse(status, Map.of(), new byte[0]);
  }

  /** The same answer with one more header. */
  public ApiResponse withHeader(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new ApiResponse(status, more, body);
  }
}
