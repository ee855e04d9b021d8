package io.github.ddbbackup.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;

/**
 * Lets the SDK try again what breaks while its client waits for S3's leave to send a body: the
 * client says so with an exception that the SDK takes for a mistake of the program.
 */
public final class RetriableHttpClient implements SdkHttpClient {

  private final SdkHttpClient client;

  /**
   * Makes it.
   *
   * @param client makes the calls
   */
  public RetriableHttpClient(SdkHttpClient client) {
    this.client = client;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Retriable(client.prepareRequest(request));
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  @Override
  public void close() {
    client.close();
  }

  /** One call. */
  private record Retriable(ExecutableHttpRequest request) implements ExecutableHttpRequest {

    @Override
    public HttpExecuteResponse call() throws IOException {
      try {
        return request.call();
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }

    @Override
    public void abort() {
      request.abort();
    }
  }
}
