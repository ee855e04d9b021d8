package io.github.ddbbackup.local.lambda.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.local.fixture.SampleHandler;
import io.github.ddbbackup.local.http.AccessKey;
import io.github.ddbbackup.local.time.ManualClock;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionRuntimeTest {
  private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:sample:live";
  private static final Limits LIMITS = Limits.of(Duration.ofSeconds(10));

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-22T18:00:00Z"));
  @TempDir private Path folder;
  private FunctionRuntime runtime;

  @BeforeEach
  void open() throws IOException {
    String name = SampleHandler.class.getName().replace('.', '/') + ".class";
    Path file = folder.resolve("task").resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream in = SampleHandler.class.getClassLoader().getResourceAsStream(name)) {
      Files.copy(in, file);
    }
    runtime =
        new FunctionRuntime(
            clock,
            RuntimeSettings.defaults(),
            (region, group, stream, when, text) -> log.add(group + " " + text),
            folder,
            () -> URI.create("http://127.0.0.1:1"));
  }

  @AfterEach
  void close() {
    runtime.close();
  }

  @Test
  void runsAHandlerAndKeepsItsJvm() throws InterruptedException {
    assertThat(invoke("hello").text()).isEqualTo("\"echo hello\"");
    InvocationResult second = invoke("calls");

    assertThat(second.text()).isEqualTo("2");
    assertThat(second.failed()).isFalse();
    assertThat(log)
        .contains("/aws/lambda/sample got hello", "/aws/lambda/sample got calls")
        .contains("/aws/lambda/sample START RequestId: request Version: 7")
        .contains("/aws/lambda/sample END RequestId: request")
        .noneMatch(line -> line.contains("JAVA_TOOL_OPTIONS") || line.contains("WARNING"));
    assertThat(second.logTail())
        .matches("(?s)START .*got calls\nEND .*REPORT RequestId: request\tDuration: .*");
    clock.advance(Duration.ofMinutes(2));
    assertThat(invoke("calls").text()).isEqualTo("1");
  }

  @Test
  void setsTheEnvironmentAsLambdaDoes() throws InterruptedException {
    assertThat(invoke("env AWS_LAMBDA_FUNCTION_NAME").text()).isEqualTo("\"sample\"");
    assertThat(invoke("env AWS_REGION").text()).isEqualTo("\"eu-west-1\"");
    assertThat(invoke("env AWS_ENDPOINT_URL").text()).isEqualTo("\"http://127.0.0.1:1\"");
    assertThat(invoke("env HOME").text()).isEqualTo('"' + folder.resolve("task").toString() + '"');
    assertThat(invoke("env OWN").text()).isEqualTo("\"value\"");
    assertThat(invoke("arn").text()).isEqualTo('"' + ARN + '"');
    assertThat(invoke("version").text()).isEqualTo("\"7\"");
  }

  @Test
  void reportsWhatTheHandlerThrowsAndGoesOn() throws InterruptedException {
    InvocationResult failed = invoke("fail");

    assertThat(failed.error()).contains("Unhandled");
    assertThat(failed.text()).contains("told to fail").contains("IllegalStateException");
    assertThat(invoke("calls").text()).isEqualTo("2");
  }

  @Test
  void replacesAJvmThatExits() throws InterruptedException {
    InvocationResult ended = invoke("exit");

    assertThat(ended.error()).contains("Unhandled");
    assertThat(ended.text()).contains("Runtime.ExitError").contains("exit status 3");
    assertThat(invoke("calls").text()).isEqualTo("1");
  }

  @Test
  void endsAJvmThatTakesTooLong() throws InterruptedException {
    InvocationResult late = invoke("hang");

    assertThat(late.error()).contains("Unhandled");
    assertThat(late.text()).contains("Sandbox.Timedout").contains("timed out after 2.00 seconds");
    assertThat(log).contains("/aws/lambda/sample got hang");
  }

  @Test
  void endsAJvmUnawares() throws InterruptedException {
    FunctionSpec spec = spec("sample", "java21", SampleHandler.class.getName());

    InvocationResult killed =
        runtime.invoke(
            spec,
            "request",
            ARN,
            "\"hang\"".getBytes(UTF_8),
            new Limits(spec.timeout(), Duration.ofMillis(100)));

    assertThat(killed.error()).contains("Unhandled");
    assertThat(killed.text()).contains("Runtime.ExitError").contains("signal: killed");
    assertThat(invoke("calls").text()).isEqualTo("1");
  }

  @Test
  void reportsAHandlerThatIsNotThere() throws InterruptedException {
    InvocationResult failed =
        runtime.invoke(
            spec("other", "java21", "no.Such::handler"), "request", ARN, new byte[0], LIMITS);

    assertThat(failed.error()).contains("Unhandled");
    assertThat(failed.text()).contains("Class not found: no.Such");
  }

  @Test
  void runsNothingButJava() throws InterruptedException {
    InvocationResult failed =
        runtime.invoke(
            spec("old", "python2.7", "index.handler"), "request", ARN, new byte[0], LIMITS);

    assertThat(failed.text()).contains("Runtime.InvalidRuntime").contains("python2.7");
  }

  @Test
  void runsTwoAtATime() {
    List<CompletableFuture<String>> both =
        List.of("one", "two").stream()
            .map(event -> CompletableFuture.supplyAsync(() -> unchecked(event)))
            .toList();

    assertThat(both.stream().map(CompletableFuture::join))
        .containsExactly("\"echo one\"", "\"echo two\"");
  }

  private String unchecked(String event) {
    try {
      return invoke(event).text();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private InvocationResult invoke(String event) throws InterruptedException {
    FunctionSpec spec = spec("sample", "java21", SampleHandler.class.getName());
    return runtime.invoke(
        spec, "request", ARN, ('"' + event + '"').getBytes(UTF_8), Limits.of(spec.timeout()));
  }

  private FunctionSpec spec(String key, String runtimeName, String handler) {
    return new FunctionSpec(
        key,
        "eu-west-1",
        "sample",
        "7",
        runtimeName,
        handler,
        128,
        Duration.ofSeconds(2),
        Map.of("OWN", "value"),
        folder.resolve("task"),
        "/aws/lambda/sample",
        new AccessKey("key", "secret"));
  }
}
