package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.lambda.runtime.InvocationResult;
import io.github.ddbbackup.local.time.LocalClock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Events that were handed over, and their retries. */
final class AsyncInvocations implements Invocations {
  private static final Logger LOG = LoggerFactory.getLogger(AsyncInvocations.class);
  private static final Duration UNTIL_INVOKABLE = Duration.ofMillis(200);

  private final Invoker invoker;
  private final LocalClock clock;
  private final Executor executor;
  private final List<Duration> retries;
  private final Supplier<UUID> ids;

  AsyncInvocations(
      Invoker invoker,
      LocalClock clock,
      Executor executor,
      List<Duration> retries,
      Supplier<UUID> ids) {
    this.invoker = invoker;
    this.clock = clock;
    this.executor = executor;
    this.retries = List.copyOf(retries);
    this.ids = ids;
  }

  @Override
  public void invokeAsync(String functionArn, byte[] event, String sourceArn, String principal) {
    FunctionReference reference = FunctionReference.parse(functionArn, "");
    invoker.checkPermission(reference, principal, sourceArn);
    accept(reference, ids.get().toString(), event);
  }

  /** Takes an event for a function that is there. */
  void accept(FunctionReference reference, String requestId, byte[] event) {
    executor.execute(() -> attempt(reference, requestId, event, 0));
  }

  private void attempt(FunctionReference reference, String requestId, byte[] event, int attempt) {
    try {
      InvocationResult result = invoker.invoke(reference, requestId, event).result();
      if (result.failed()) {
        failed(reference, requestId, event, attempt, result.text());
      }
    } catch (ApiException e) {
      refused(reference, requestId, event, attempt, e);
    }
  }

  private void failed(
      FunctionReference reference, String requestId, byte[] event, int attempt, String error) {
    if (attempt < retries.size()) {
      later(retries.get(attempt), reference, requestId, event, attempt + 1);
    } else {
      LOG.warn("Dropped an event after {} attempts of {}: {}", attempt + 1, reference, error);
    }
  }

  private void refused(
      FunctionReference reference,
      String requestId,
      byte[] event,
      int attempt,
      ApiException refusal) {
    if (refusal.code().equals("ResourceNotFoundException")) {
      LOG.warn("Dropped an event: {}", refusal.getMessage());
    } else {
      later(UNTIL_INVOKABLE, reference, requestId, event, attempt);
    }
  }

  private void later(
      Duration delay, FunctionReference reference, String requestId, byte[] event, int attempt) {
    clock.schedule(
        delay, () -> executor.execute(() -> attempt(reference, requestId, event, attempt)));
  }
}
