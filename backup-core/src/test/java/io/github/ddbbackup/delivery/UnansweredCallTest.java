package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.DeliveryStreamName;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A call ends in the time that it is given, even if the other side takes it and stays silent. Its
 * limit of a second and the loading of the client on a busy machine fit well into the time that the
 * connection alone would wait.
 */
@Timeout(120)
class UnansweredCallTest {

  private static final Duration LIMIT = Duration.ofSeconds(1);

  private final SdkHttpClient http =
      UrlConnectionHttpClient.builder().socketTimeout(Duration.ofMinutes(5)).build();
  private ServerSocket silent;
  private URI endpoint;

  @BeforeEach
  void listen() throws IOException {
    silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    endpoint = URI.create("http://127.0.0.1:" + silent.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    silent.close();
    http.close();
  }

  @Test
  void ofFirehose() {
    FirehoseCall firehose =
        new FirehoseCall(
            new RenewedCredentials(() -> DefaultCredentialsProvider.builder().build()),
            http,
            Region.EU_WEST_1,
            endpoint,
            Clock.systemUTC());

    assertThatThrownBy(
            () ->
                new FirehoseStreams(firehose)
                    .put(DeliveryStreamName.of("Orders"), List.of(TestLines.packed(1, 10)), LIMIT))
        .isInstanceOfSatisfying(
            AwsCallException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNREACHABLE));
  }

  @Test
  void ofS3() {
    S3Client client =
        S3Client.builder()
            .endpointOverride(endpoint)
            .region(Region.EU_WEST_1)
            .forcePathStyle(true)
            .httpClient(http)
            .build();

    assertThatThrownBy(
            () ->
                new S3Bucket(BucketName.of("backup-bucket"), Optional.empty(), () -> client)
                    .put("key", new byte[10], LIMIT))
        .isInstanceOfSatisfying(
            AwsCallException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.UNREACHABLE));
  }
}
