package io.github.ddbbackup.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** How one service of the account calls another, without a network between. */
@FunctionalInterface
public interface Calls {

  /** Sends a request to the service that accepts it; errors come as answers, not exceptions. */
  ApiResponse call(ApiRequest request);

  /** The same calls, made by somebody who acts in a role. */
  default Calls as(String roleArn) {
    return this;
  }

  /**
   * Calls an operation of a service that speaks JSON with a target header.
   *
   * @param target such as {@code DynamoDBStreams_20120810.GetRecords}
   * @return the body of the answer
   * @throws ApiException if the service answers an error
   */
  default JsonNode json(String service, String region, String target, JsonNode body) {
    ApiResponse response =
        call(
            new ApiRequest(
                "POST",
                "/",
                Map.of(),
                Map.of("x-amz-target", List.of(target)),
                body.toString().getBytes(StandardCharsets.UTF_8),
                region,
                service));
    JsonNode answer = response.body().length == 0 ? Json.object() : Json.parse(response.body());
    if (response.status() >= 400) {
      String type = answer.path("__type").asText("InternalFailure");
      throw new ApiException(
          type.substring(type.indexOf('#') + 1),
          response.status(),
          answer.path("message").asText(answer.path("Message").asText()));
    }
    return answer;
  }
}
