package io.github.ddbbackup.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;

@Timeout(120)
class DeadlineTest {

  private static final Duration LIMIT = Duration.ofMillis(1);

  private final Queue<Silent> calls = new ConcurrentLinkedQueue<>();
  private final FirehoseCall firehose =
      new FirehoseCall(
          new RenewedCredentials(
              () -> StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret"))),
          new Calls(),
          Region.EU_WEST_1,
          URI.create("http://127.0.0.1:1"),
          Clock.systemUTC());

  @Test
  void holdsForACallThoughAnotherCannotBeBrokenOffAtOnce() throws InterruptedException {
    Silent stuck = new Silent(1);
    Silent other = new Silent(0);
    calls.add(stuck);
    CompletableFuture<Void> first = CompletableFuture.runAsync(this::isTooSlow);
    assertThat(stuck.aborted.await(60, TimeUnit.SECONDS)).isTrue();

    calls.add(other);
    isTooSlow();

    assertThat(first).isNotDone();
    stuck.released.countDown();
    first.join();
  }

  private void isTooSlow() {
    assertThatThrownBy(() -> firehose.answer("PutRecordBatch", new byte[2], LIMIT))
        .isInstanceOf(ApiCallTimeoutException.class);
  }

  /** Makes the calls that are laid out. */
  private final class Calls implements SdkHttpClient {

    @Override
    public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
      return calls.remove();
    }

    @Override
    public void close() {
      // It holds nothing.
    }
  }

  /** Is not answered; ends once it is broken off, which takes until it is released. */
  private static final class Silent implements ExecutableHttpRequest {

    private final CountDownLatch aborted = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch released;

    Silent(int releases) {
      this.released = new CountDownLatch(releases);
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      await(ended);
      throw new IOException("broken off");
    }

    @Override
    public void abort() {
      aborted.countDown();
      await(released);
      ended.countDown();
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
