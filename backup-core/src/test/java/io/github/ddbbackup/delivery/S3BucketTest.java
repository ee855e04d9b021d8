package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.KeyArn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

class S3BucketTest {

  private static final String ENCRYPTION = "x-amz-server-side-encryption";
  private static final String KEY = "arn:aws:kms:eu-west-1:123456789012:key/mrk-1";

  private final List<Headers> requests = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.add(exchange.getRequestHeaders());
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void encryptsObjectsWithTheKeyOfTheConfiguration() {
    put(Optional.of(KeyArn.of(KEY)));

    assertThat(requests.get(0).getFirst(ENCRYPTION)).isEqualTo("aws:kms");
    assertThat(requests.get(0).getFirst(ENCRYPTION + "-aws-kms-key-id")).isEqualTo(KEY);
  }

  @Test
  void leavesEncryptionToTheBucketWithoutAKey() {
    put(Optional.empty());

    assertThat(requests.get(0).containsKey(ENCRYPTION)).isFalse();
  }

  private void put(Optional<KeyArn> key) {
    S3Client client =
        S3Client.builder()
            .endpointOverride(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
            .region(Region.EU_WEST_1)
            .forcePathStyle(true)
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    new S3Bucket(BucketName.of("backup-bucket"), key, () -> client)
        .put("backup/object.gz", new byte[10], Duration.ofMinutes(1));
    assertThat(requests).hasSize(1);
  }
}
