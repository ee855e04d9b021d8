package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.naming.DeliveryStreamName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

class RenewedCredentialsTest {

  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static final DeliveryStreamName STREAM = DeliveryStreamName.of("Orders");

  private final List<String> keys = new CopyOnWriteArrayList<>();
  private final AtomicInteger made = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void areLookedForAnewOnceAwsSaysThatTheyExpired() {
    try (RenewedCredentials credentials =
        new RenewedCredentials(
            () ->
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create("key" + made.incrementAndGet(), "secret")))) {
      DeliveryStreams streams = new FirehoseStreams(firehose(credentials));
      List<PackedRecord> records = List.of(TestLines.packed(1, 10));

      assertThatThrownBy(() -> streams.put(STREAM, records, LIMIT))
          .isInstanceOfSatisfying(
              AwsCallException.class,
              e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXPIRED_CREDENTIALS));
      assertThat(streams.put(STREAM, records, LIMIT)).isEmpty();
      assertThat(streams.put(STREAM, records, LIMIT)).isEmpty();
    }
    assertThat(keys).containsExactly("key1", "key2", "key2");
  }

  private FirehoseCall firehose(RenewedCredentials credentials) {
    return new FirehoseCall(
        credentials,
        UrlConnectionHttpClient.create(),
        Region.EU_WEST_1,
        URI.create("http://127.0.0.1:" + server.getAddress().getPort()),
        Clock.systemUTC());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    String key = authorization.replaceAll(".*Credential=([^/]+)/.*", "$1");
    keys.add(key);
    boolean expired = key.equals("key1");
    byte[] body =
        (expired
                ? "{\"__type\":\"ExpiredTokenException\",\"message\":\"The token has expired\"}"
                : "{\"FailedPutCount\":0,\"RequestResponses\":[{\"RecordId\":\"1\"}]}")
            .getBytes(UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(expired ? 400 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
