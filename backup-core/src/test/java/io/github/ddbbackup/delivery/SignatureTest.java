package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.DeliveryStreamName;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;

/** An account that computes the signature itself takes calls that are signed with its key. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SignatureTest {

  private static final String KEY = "AKIDRIGHT";

  private final SdkHttpClient http = UrlConnectionHttpClient.create();
  private LocalAccount account;

  @BeforeAll
  void start() {
    account =
        LocalAccount.builder()
            .inMemory()
            .dynamoDbClassPath(LocalAccountExtension.dynamoDbClassPath())
            .credentials(KEY, "secret")
            .start();
  }

  @AfterAll
  void stop() {
    account.close();
    http.close();
  }

  @Test
  void isTaken() {
    assertThat(failure(AwsBasicCredentials.create(KEY, "secret")).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void isTakenWithASessionsToken() {
    assertThat(failure(AwsSessionCredentials.create(KEY, "secret", "token")).kind())
        .isEqualTo(ErrorKind.NOT_FOUND);
  }

  @Test
  void isRefusedIfTheSecretIsAnother() {
    AwsCallException refusal = failure(AwsBasicCredentials.create(KEY, "wrong"));

    assertThat(refusal.kind()).isEqualTo(ErrorKind.WRONG_CREDENTIALS);
    assertThat(refusal).hasMessageContaining("signature");
  }

  /** What comes of sending to a delivery stream that does not exist. */
  private AwsCallException failure(AwsCredentials credentials) {
    DeliveryStreams streams =
        new FirehoseStreams(
            new FirehoseCall(
                new RenewedCredentials(() -> StaticCredentialsProvider.create(credentials)),
                http,
                Region.EU_WEST_1,
                account.endpoint(),
                Clock.systemUTC()));
    return catchThrowableOfType(
        AwsCallException.class,
        () ->
            streams.put(
                DeliveryStreamName.of("Missing"),
                List.of(TestLines.packed(1, 1000), TestLines.packed(2, 10)),
                Duration.ofMinutes(1)));
  }
}
