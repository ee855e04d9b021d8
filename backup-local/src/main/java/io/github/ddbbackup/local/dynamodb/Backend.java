package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sends requests to DynamoDB Local. */
final class Backend {
  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
  private static final List<String> HEADERS_KEPT = List.of("x-amz-crc32", "Content-Type");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI endpoint;

  Backend(URI endpoint) {
    this.endpoint = endpoint;
  }

  /** Sends a body as it is and gives the answer as it came. */
  ApiResponse send(String region, String target, byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(endpoint)
            .header("Content-Type", CONTENT_TYPE)
            .header("X-Amz-Target", target)
            .header("Authorization", authorization(region))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      Map<String, String> headers = new LinkedHashMap<>();
      for (String name : HEADERS_KEPT) {
        response.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
      }
      return new ApiResponse(response.statusCode(), headers, response.body());
    } catch (IOException e) {
      throw new ApiException("InternalServerError", 500, "DynamoDB Local does not answer: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException("InternalServerError", 500, "interrupted");
    }
  }

  /**
   * Sends a JSON body.
   *
   * @throws ApiException if the answer is an error
   */
  JsonNode call(String region, String target, JsonNode body) {
    ApiResponse response = send(region, target, body.toString().getBytes(StandardCharsets.UTF_8));
    if (response.status() >= 400) {
      throw error(response);
    }
    return Json.parse(response.body());
  }

  /** The error in an answer. */
  static ApiException error(ApiResponse response) {
    JsonNode body = Json.parse(response.body());
    String type = body.path("__type").asText("InternalServerError");
    return new ApiException(
        type.substring(type.indexOf('#') + 1),
        response.status(),
        body.path("Message").asText(body.path("message").asText()));
  }

  /**
   * DynamoDB Local keeps the tables of each access key and region apart; one key for all makes them
   * those of one account. It does not look at the signature.
   */
  private static String authorization(String region) {
    return "AWS4-HMAC-SHA256 Credential=local/20200101/"
        + region
        + "/dynamodb/aws4_request, SignedHeaders=host, Signature=0";
  }
}
