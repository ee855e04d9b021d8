package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.BackupPrefix;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.SplittableRandom;
import javax.net.ssl.HttpsURLConnection;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;

/**
 * Forwards a change to nobody, so that what makes lines and records of it, signs and reads answers
 * is loaded before a snapshot is taken of the runtime, and what TLS trusts, see <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/snapstart-best-practices.html">Maximize Lambda
 * SnapStart performance</a>. Nothing of it is kept: no connection, no credentials, no random
 * numbers.
 */
public final class Rehearsal {

  private static final byte[] EVENT =
      """
      {"Records":[{"eventName":"INSERT","eventSourceARN":"arn:aws:dynamodb:eu-west-1:123456789012\
      :table/Rehearsal/stream/2026-01-01T00:00:00.000","dynamodb":{"ApproximateCreationDateTime":1,\
      "Keys":{"k":{"S":"1"}},"NewImage":{"k":{"S":"1"}},"SequenceNumber":"1","SizeBytes":4}}]}\
      """
          .getBytes(UTF_8);

  private static final byte[] ANSWER =
      "{\"FailedPutCount\":0,\"RequestResponses\":[{\"RecordId\":\"1\"}]}".getBytes(UTF_8);

  private Rehearsal() {}

  /** Forwards a change in all formats. */
  public static void run() {
    ChangeForwarder forwarder =
        ChangeForwarder.of(
            new FirehoseStreams(firehose()),
            (key, content, limit) -> {},
            BackupPrefix.of("rehearsal"),
            RetryPolicy.standard(),
            BackupListener.none(),
            InstantSource.system(),
            Sleeper.blocking(),
            new SplittableRandom());
    for (RecordFormat format : RecordFormat.values()) {
      forwarder.forward(EVENT, 0, EVENT.length, format, () -> Duration.ofMinutes(1));
    }
    HttpsURLConnection.getDefaultSSLSocketFactory();
  }

  private static FirehoseCall firehose() {
    AwsBasicCredentials credentials = AwsBasicCredentials.create("rehearsal", "rehearsal");
    return new FirehoseCall(
        new RenewedCredentials(() -> StaticCredentialsProvider.create(credentials)),
        new Echo(),
        Region.EU_WEST_1,
        URI.create("https://rehearsal.invalid"),
        Clock.systemUTC());
  }

  /** Answers by itself. */
  private static final class Echo implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return new ExecutableHttpRequest() {
        @Override
        public HttpExecuteResponse call() {
          return HttpExecuteResponse.builder()
              .response(
                  SdkHttpResponse.builder()
                      .statusCode(200)
                      .putHeader("Content-Type", "application/x-amz-json-1.1")
                      .build())
              .responseBody(AbortableInputStream.create(new ByteArrayInputStream(ANSWER)))
              .build();
        }

        @Override
        public void abort() {
          // It has answered before anyone could.
        }
      };
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }
}
