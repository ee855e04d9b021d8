package io.github.ddbbackup.local.lambda.runtime;

import io.github.ddbbackup.local.logs.LogSink;
import io.github.ddbbackup.local.time.LocalClock;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Runs functions; safe for use by several threads. */
public final class FunctionRuntime implements AutoCloseable {
  private final Map<String, SandboxPool> pools = new ConcurrentHashMap<>();
  private final RuntimeApi api = new RuntimeApi();
  private final LocalClock clock;
  private final RuntimeSettings settings;
  private final LogSink logs;
  private final Path folder;
  private final Supplier<URI> endpoint;
  private final RuntimeLibrary library;

  /**
   * Runs functions whose lines go to a sink.
   *
   * @param folder for what JVMs write
   * @param endpoint of the account
   */
  public FunctionRuntime(
      LocalClock clock,
      RuntimeSettings settings,
      LogSink logs,
      Path folder,
      Supplier<URI> endpoint) {
    this.clock = clock;
    this.settings = settings;
    this.logs = logs;
    this.folder = folder;
    this.endpoint = endpoint;
    this.library = new RuntimeLibrary(folder);
  }

  /**
   * Runs a function and waits for its answer; for a while longer if all its JVMs are busy.
   *
   * @param requestId tells the invocation from others
   * @param functionArn as the function was invoked: with the alias, if by one
   */
  public InvocationResult invoke(
      FunctionSpec spec, String requestId, String functionArn, byte[] event, Limits limits)
      throws InterruptedException {
    if (!spec.runtime().startsWith("java")) {
      return notRunnable(spec);
    }
    SandboxPool pool = pools.computeIfAbsent(spec.key(), key -> pool(spec));
    return pool.invoke(new Invocation(requestId, functionArn, event, limits));
  }

  /** Ends the JVMs of functions that are gone or were changed, once they have answered. */
  public void retire(Predicate<String> keys) {
    pools
        .keySet()
        .forEach(
            key -> {
              if (keys.test(key)) {
                Optional.ofNullable(pools.remove(key)).ifPresent(SandboxPool::retire);
              }
            });
  }

  @Override
  public void close() {
    pools.values().forEach(SandboxPool::close);
    pools.clear();
    api.close();
  }

  private SandboxPool pool(FunctionSpec spec) {
    return new SandboxPool(
        clock,
        settings.mostPerVersion(),
        settings.idleTime(),
        () ->
            new Sandbox(
                spec,
                api,
                folder,
                library.file(),
                new SandboxLog(spec, logs, clock, settings.ids().get()),
                endpoint.get().toString()));
  }

  private static InvocationResult notRunnable(FunctionSpec spec) {
    String error =
        "{\"errorType\":\"Runtime.InvalidRuntime\",\"errorMessage\":\"This loopback account does"
            + " not run functions of runtime "
            + spec.runtime()
            + ", Java alone\"}";
    return new InvocationResult(
        error.getBytes(StandardCharsets.UTF_8), Optional.of("Unhandled"), "");
  }
}
