package io.github.ddbbackup.delivery;

import io.github.ddbbackup.aws.ErrorClassifier;
import io.github.ddbbackup.aws.ErrorKind;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * Credentials that are looked for anew when AWS says that they have expired, so that the next
 * attempt has others: a provider may keep what it found longer than AWS accepts it.
 */
final class RenewedCredentials implements AwsCredentialsProvider, SdkAutoCloseable {

  private final Supplier<AwsCredentialsProvider> source;
  private final AtomicReference<AwsCredentialsProvider> current;

  RenewedCredentials(Supplier<AwsCredentialsProvider> source) {
    this.source = source;
    this.current = new AtomicReference<>(source.get());
  }

  @Override
  public AwsCredentials resolveCredentials() {
    return current.get().resolveCredentials();
  }

  /** Learns of a call that failed. */
  void failed(SdkException error) {
    if (ErrorClassifier.kindOf(error) == ErrorKind.EXPIRED_CREDENTIALS) {
      close(current.getAndSet(source.get()));
    }
  }

  /** Watches a client's calls. */
  ExecutionInterceptor renewing() {
    return new ExecutionInterceptor() {
      @Override
      public void onExecutionFailure(Context.FailedExecution call, ExecutionAttributes attributes) {
        if (call.exception() instanceof SdkException error) {
          failed(error);
        }
      }
    };
  }

  @Override
  public void close() {
    close(current.get());
  }

  private static void close(AwsCredentialsProvider provider) {
    if (provider instanceof SdkAutoCloseable closeable) {
      closeable.close();
    }
  }
}
