package io.github.ddbbackup.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.regions.Region;

/**
 * Calls Firehose with the SDK's own signer and HTTP client. A function that starts takes longer to
 * load and set up the SDK's client for Firehose than all the rest. Unlike that client, this one
 * sends no {@code X-Amzn-Trace-Id}, so that X-Ray does not see the calls, and names the product as
 * user agent in place of the SDK. A call is made once, in the time that it is given, and fails with
 * the SDK's own exceptions.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/APIReference/Welcome.html">Amazon Data
 *     Firehose API Reference</a>
 */
final class FirehoseCall {

  private static final String SIGNED_FOR = "firehose";
  private static final String TARGET = "Firehose_20150804.";
  private static final String USER_AGENT =
      "dynamodb-continuous-backup lang/java#" + Runtime.version().feature();

  /** An answer tells something about each of 500 records, in some hundred bytes. */
  private static final int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

  /** With these AWS refuses signatures; with others a proxy may answer, by its own clock. */
  private static final Set<Integer> MAY_BE_FOR_THE_TIME = Set.of(400, 401, 403);

  private static final int IDLE_SECONDS = 30;

  private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
  private final ScheduledThreadPoolExecutor timer =
      new ScheduledThreadPoolExecutor(1, FirehoseCall::daemon);

  /** Apart from the timer, which one call that is slow to break off would hold up for others. */
  private final Executor breakers =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          IDLE_SECONDS,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          FirehoseCall::daemon);

  private final RenewedCredentials credentials;
  private final SdkHttpClient http;
  private final Region region;
  private final URI endpoint;
  private final SigningClock clock;

  /**
   * Makes the way to Firehose.
   *
   * @param credentials sign the calls; those that have expired are replaced
   * @param http makes them
   * @param region the Region
   * @param endpoint its address
   * @param clock the time, which is put right for later calls where AWS has another
   */
  FirehoseCall(
      RenewedCredentials credentials,
      SdkHttpClient http,
      Region region,
      URI endpoint,
      Clock clock) {
    this.credentials = credentials;
    this.http = http;
    this.region = region;
    this.endpoint = endpoint;
    this.clock = new SigningClock(clock);
    timer.setRemoveOnCancelPolicy(true);
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "deadlines");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Makes a call.
   *
   * @param operation its name
   * @param body the request in JSON
   * @param limit how long it may take
   * @return the answer in JSON
   * @throws SdkException if the service refuses it, or no answer came
   */
  byte[] answer(String operation, byte[] body, Duration limit) {
    try {
      return send(signed(operation, body), limit);
    } catch (SdkException e) {
      credentials.failed(e);
      throw e;
    }
  }

  private HttpExecuteRequest signed(String operation, byte[] body) {
    ContentStreamProvider content = ContentStreamProvider.fromByteArrayUnsafe(body);
    SdkHttpRequest request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(endpoint)
            .putHeader("Content-Type", "application/x-amz-json-1.1")
            .putHeader("Content-Length", Integer.toString(body.length))
            .putHeader("User-Agent", USER_AGENT)
            .putHeader("X-Amz-Target", TARGET + operation)
            .build();
    SignRequest<AwsCredentialsIdentity> unsigned =
        SignRequest.<AwsCredentialsIdentity>builder(credentials.resolveCredentials())
            .request(request)
            .payload(content)
            .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SIGNED_FOR)
            .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
            .putProperty(HttpSigner.SIGNING_CLOCK, clock.now())
            .build();
    return HttpExecuteRequest.builder()
        .request(signer.sign(unsigned).request())
        .contentStreamProvider(content)
        .build();
  }

  private byte[] send(HttpExecuteRequest request, Duration limit) {
    ExecutableHttpRequest call = http.prepareRequest(request);
    Deadline deadline = new Deadline(call, limit, timer, breakers);
    try (deadline) {
      HttpExecuteResponse response = call.call();
      byte[] answer = contentOf(response);
      if (response.httpResponse().isSuccessful()) {
        return answer;
      }
      if (MAY_BE_FOR_THE_TIME.contains(response.httpResponse().statusCode())) {
        clock.setBy(response.httpResponse());
      }
      throw FirehoseRefusal.of(response.httpResponse(), answer);
    } catch (AwsServiceException refusal) {
      throw refusal;
    } catch (IOException | RuntimeException e) {
      // A call that is broken off fails in more than one way.
      throw deadline.isPassed()
          ? ApiCallTimeoutException.create(limit.toMillis())
          : SdkClientException.create("Unable to execute HTTP request: " + e.getMessage(), e);
    }
  }

  private static byte[] contentOf(HttpExecuteResponse response) throws IOException {
    Optional<AbortableInputStream> body = response.responseBody();
    if (body.isEmpty()) {
      return new byte[0];
    }
    try (InputStream in = body.get()) {
      return in.readNBytes(MAX_ANSWER_BYTES);
    }
  }
}
