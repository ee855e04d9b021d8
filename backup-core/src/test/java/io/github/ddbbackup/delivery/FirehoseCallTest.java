package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.ddbbackup.aws.ErrorClassifier;
import io.github.ddbbackup.aws.ErrorKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class FirehoseCallTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final DateTimeFormatter AMZ_DATE =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private final RenewedCredentials credentials =
      new RenewedCredentials(
          () ->
              StaticCredentialsProvider.create(
                  AwsSessionCredentials.create("key", "secret", "token")));
  private final List<Headers> requests = new CopyOnWriteArrayList<>();
  private final Queue<Answer> answers = new ArrayDeque<>();
  private HttpServer server;
  private FirehoseCall firehose;

  /** What the server answers. */
  private record Answer(int status, Map<String, String> headers, String body) {}

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    firehose = call(URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    server.stop(0);
    http.close();
  }

  @Test
  void signsWithTheSessionsToken() {
    answers.add(new Answer(200, Map.of(), "{}"));

    assertThat(firehose.answer("PutRecordBatch", "{}".getBytes(UTF_8), LIMIT))
        .asString(UTF_8)
        .isEqualTo("{}");

    Headers request = requests.get(0);
    assertThat(request.getFirst("X-Amz-Target")).isEqualTo("Firehose_20150804.PutRecordBatch");
    assertThat(request.getFirst("Content-Type")).isEqualTo("application/x-amz-json-1.1");
    assertThat(request.getFirst("X-Amz-Security-Token")).isEqualTo("token");
    assertThat(request.getFirst("X-Amz-Date")).isEqualTo("20260301T120000Z");
    assertThat(request.getFirst("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=key/20260301/eu-west-1/firehose/aws4_request");
  }

  @Test
  void tellsARefusalAsTheSdkDoes() {
    answers.add(
        new Answer(
            400,
            Map.of("x-amzn-RequestId", "id-1", "x-amz-id-2", "id-2"),
            """
            {"__type":"com.amazonaws.firehose#ResourceNotFoundException","message":"No such stream"}
            """));

    assertThat(refusal())
        .hasMessageContaining("No such stream (Service: Firehose, Status Code: 400")
        .hasMessageContaining("id-1")
        .satisfies(
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException");
              assertThat(e.requestId()).isEqualTo("id-1");
              assertThat(e.extendedRequestId()).isEqualTo("id-2");
              assertThat(ErrorClassifier.kindOf(e)).isEqualTo(ErrorKind.NOT_FOUND);
            });
  }

  @Test
  void takesTheCodeFromTheHeaderFirst() {
    answers.add(
        new Answer(
            400,
            Map.of("x-amzn-ErrorType", "ThrottlingException:http://internal.amazon.com/"),
            "{\"Message\":\"Too fast\",\"more\":[{\"a\":1}]}"));

    assertThat(refusal())
        .hasMessageContaining("Too fast")
        .matches(AwsServiceException::isThrottlingException);
  }

  @Test
  void aProxysPageIsAFailureOfItsStatus() {
    answers.add(new Answer(503, Map.of(), "<html>Service unavailable</html>"));

    assertThat(refusal())
        .satisfies(e -> assertThat(ErrorClassifier.kindOf(e)).isEqualTo(ErrorKind.SERVICE_FAILURE));
  }

  @Test
  void takesTheTimeOverOfARefusal() {
    answers.add(
        new Answer(
            403,
            Map.of(),
            "{\"__type\":\"InvalidSignatureException\",\"message\":\"Signature expired\"}"));
    answers.add(new Answer(200, Map.of(), "{}"));
    Instant before = Instant.now().minusSeconds(1);

    assertThat(refusal().awsErrorDetails().errorCode()).isEqualTo("InvalidSignatureException");
    firehose.answer("PutRecordBatch", new byte[2], LIMIT);

    assertThat(requests.get(0).getFirst("X-Amz-Date")).isEqualTo("20260301T120000Z");
    assertThat(requests.get(1).getFirst("X-Amz-Date"))
        .isGreaterThanOrEqualTo(AMZ_DATE.format(before))
        .isLessThanOrEqualTo(AMZ_DATE.format(Instant.now()));
  }

  @Test
  void leavesTheTimeOfWhatDoesNotCheckSignatures() {
    answers.add(new Answer(503, Map.of(), "<html>Service unavailable</html>"));
    answers.add(new Answer(200, Map.of(), "{}"));

    assertThat(refusal().statusCode()).isEqualTo(503);
    firehose.answer("PutRecordBatch", new byte[2], LIMIT);

    assertThat(requests)
        .extracting(request -> request.getFirst("X-Amz-Date"))
        .containsExactly("20260301T120000Z", "20260301T120000Z");
  }

  @Test
  void whatWasReadOfARefusalThatIsCutOffCounts() {
    answers.add(
        new Answer(400, Map.of(), "{\"__type\":\"ThrottlingException\",\"message\":\"Too fa"));

    assertThat(refusal()).matches(AwsServiceException::isThrottlingException);
  }

  @Test
  void onlyTheOutermostObjectTellsOfTheRefusal() {
    answers.add(
        new Answer(
            400,
            Map.of(),
            """
            {"more":{"__type":"ThrottlingException","message":"inner"},
             "list":[{"message":"inner"}], "message":"outer", "__type":"ResourceNotFoundException"}
            """));
    answers.add(new Answer(400, Map.of(), "[{\"__type\":\"ThrottlingException\"}]"));

    assertThat(refusal())
        .hasMessageContaining("outer")
        .satisfies(
            e ->
                assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ResourceNotFoundException"));
    assertThat(refusal().awsErrorDetails().errorCode()).isNull();
  }

  @Test
  void nobodyThere() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    FirehoseCall nobody = call(URI.create("http://127.0.0.1:" + port));

    assertThatThrownBy(() -> nobody.answer("PutRecordBatch", new byte[2], LIMIT))
        .isInstanceOfSatisfying(
            SdkException.class,
            e -> assertThat(ErrorClassifier.kindOf(e)).isEqualTo(ErrorKind.UNREACHABLE));
  }

  private AwsServiceException refusal() {
    return assertThatThrownBy(() -> firehose.answer("PutRecordBatch", new byte[2], LIMIT))
        .asInstanceOf(InstanceOfAssertFactories.type(AwsServiceException.class))
        .actual();
  }

  private FirehoseCall call(URI endpoint) {
    return new FirehoseCall(
        credentials, http, Region.EU_WEST_1, endpoint, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.add(exchange.getRequestHeaders());
    exchange.getRequestBody().readAllBytes();
    Answer answer = answers.remove();
    answer.headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = answer.body.getBytes(UTF_8);
    exchange.sendResponseHeaders(answer.status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
