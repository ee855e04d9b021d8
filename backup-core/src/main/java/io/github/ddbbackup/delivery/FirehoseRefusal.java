package io.github.ddbbackup.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.firehose.model.FirehoseException;

/**
 * What Firehose answers when it does not do what it is asked: a code in a header or in the body, as
 * a name among others, and a message, see <a
 * href="https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html">AWS JSON 1.1 protocol</a>.
 */
final class FirehoseRefusal {

  private static final JsonFactory JSON = new JsonFactory();

  private FirehoseRefusal() {}

  /**
   * Tells it as the SDK's own client does.
   *
   * @param response the answer
   * @param body what it says, JSON unless someone else has answered
   */
  static AwsServiceException of(SdkHttpResponse response, byte[] body) {
    Map<String, String> told = texts(body);
    String code = response.firstMatchingHeader("x-amzn-ErrorType").orElse(told.get("__type"));
    return FirehoseException.builder()
        .awsErrorDetails(
            AwsErrorDetails.builder()
                .serviceName("Firehose")
                .errorCode(code == null ? null : nameOf(code))
                .errorMessage(told.get("message"))
                .sdkHttpResponse(response)
                .build())
        .requestId(response.firstMatchingHeader("x-amzn-RequestId").orElse(null))
        .extendedRequestId(response.firstMatchingHeader("x-amz-id-2").orElse(null))
        .statusCode(response.statusCode())
        .build();
  }

  /** The name alone, without a namespace before it or an address behind it. */
  private static String nameOf(String code) {
    int end = code.indexOf(':');
    String name = end < 0 ? code : code.substring(0, end);
    return name.substring(name.indexOf('#') + 1);
  }

  /**
   * The texts of the outermost object by their names, which AWS writes with a capital or without.
   */
  private static Map<String, String> texts(byte[] body) {
    Map<String, String> texts = new HashMap<>();
    try (JsonParser json = JSON.createParser(body)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName().toLowerCase(Locale.ROOT);
        if (json.nextToken() == JsonToken.VALUE_STRING) {
          texts.putIfAbsent(name, json.getText());
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      // A proxy's page, for example, or one that is cut off: what was read before has to do.
    }
    return texts;
  }
}
