package io.github.ddbbackup.local.lambda.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One JVM with a function in it; takes one invocation at a time. */
final class Sandbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Sandbox.class);

  /** More than the 10 s of the service, since the machine may be busy. */
  private static final Duration LONGEST_INIT = Duration.ofSeconds(60);

  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  private final FunctionSpec spec;
  private final RuntimeSession session;
  private final RuntimeApi.Port port;
  private final SandboxOutput output;
  private final SandboxLog log;
  private final Process process;
  private final CompletableFuture<Void> ended;
  private final long started = System.nanoTime();
  private final AtomicInteger invocations = new AtomicInteger();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Starts a JVM.
   *
   * @param folder for what the JVM writes
   * @param library the runtime client's native library
   * @param endpoint of the account
   */
  Sandbox(
      FunctionSpec spec, RuntimeApi api, Path folder, Path library, SandboxLog log, String endpoint)
      throws IOException {
    this.spec = spec;
    this.log = log;
    session = new RuntimeSession();
    port = api.open(session);
    output = new SandboxOutput(folder);
    process = launch(SandboxEnvironment.of(spec, log.stream(), port.address(), endpoint), library);
    ended = process.onExit().thenAccept(exited -> session.breakOff(exit(exited.exitValue())));
  }

  /** Runs one invocation to its end, whatever that is. */
  InvocationResult invoke(Invocation invocation) throws InterruptedException {
    invocations.incrementAndGet();
    log.start(invocation);
    session.dispatch(invocation);
    Outcome outcome = outcome(invocation);
    if (!outcome.reusable()) {
      endProcess();
    }
    try {
      log.lines(outcome.reusable() ? output.lines() : output.rest());
    } catch (IOException e) {
      throw new UncheckedIOException("can't read what a function wrote", e);
    }
    log.end(invocation, report(invocation));
    return new InvocationResult(
        outcome.payload(),
        outcome.failed() ? Optional.of("Unhandled") : Optional.empty(),
        log.tail());
  }

  /** How many invocations the JVM has taken. */
  int invocations() {
    return invocations.get();
  }

  /** Whether the JVM can take another invocation. */
  boolean usable() {
    return process.isAlive();
  }

  /** Does nothing the second time: the account can close while an invocation gives its JVM up. */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    endProcess();
    port.close();
    try {
      log.lines(output.rest());
      output.close();
    } catch (IOException e) {
      throw new UncheckedIOException("can't remove what a function wrote", e);
    }
  }

  private Process launch(Map<String, String> environment, Path library) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(SandboxCommand.of(spec, library));
    builder.directory(spec.taskRoot().toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.file().toFile()));
    return builder.start();
  }

  private Outcome outcome(Invocation invocation) throws InterruptedException {
    try {
      boolean initialized = awaitTaken(invocation);
      if (!initialized) {
        return Outcome.broken("Sandbox.Timedout", "The function did not initialize in time");
      }
      return invocation
          .outcome()
          .get(invocation.limits().lifetime().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (invocation.limits().unawares()) {
        return Outcome.broken(
            "Runtime.ExitError", "Error: Runtime exited with error: signal: killed");
      }
      return Outcome.broken(
          "Sandbox.Timedout",
          String.format(
              Locale.ROOT,
              "RequestId: %s Error: Task timed out after %d.00 seconds",
              invocation.requestId(),
              invocation.limits().timeout().toSeconds()));
    } catch (ExecutionException e) {
      throw new IllegalStateException("an invocation has no outcome", e);
    }
  }

  private static boolean awaitTaken(Invocation invocation)
      throws InterruptedException, ExecutionException {
    try {
      CompletableFuture.anyOf(invocation.whenTaken(), invocation.outcome())
          .get(LONGEST_INIT.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }

  private String report(Invocation invocation) {
    if (invocations.get() != 1 || invocation.takenNanos().isEmpty()) {
      return "";
    }
    double millis = (invocation.takenNanos().getAsLong() - started) / 1e6;
    return String.format(Locale.ROOT, "\tInit Duration: %.2f ms", millis);
  }

  private static Outcome exit(int status) {
    return Outcome.broken(
        "Runtime.ExitError", "Error: Runtime exited with error: exit status " + status);
  }

  private void endProcess() {
    process.destroyForcibly();
    try {
      ended.get(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("The JVM of {} does not end", spec.name(), e);
    }
  }
}
