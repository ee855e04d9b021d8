package io.github.ddbbackup.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.local.fixture.Archives;
import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.fixture.SampleHandler;
import io.github.ddbbackup.local.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse;

/** Lambda behind a front door, and functions to try it with. */
abstract class LambdaBench {
  static final String ROLE = "arn:aws:iam::123456789012:role/functions";
  static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:sample";
  static final String RULE = "arn:aws:events:eu-west-1:123456789012:rule/creation";

  final List<String> log = new CopyOnWriteArrayList<>();
  @TempDir Path folder;
  ManualClock clock;
  Door<LambdaModule> door;
  LambdaClient lambda;

  @BeforeEach
  void open() throws IOException {
    clock = new ManualClock(Instant.parse("2026-11-22T18:00:00Z"));
    door =
        new Door<>(
            clock,
            folder,
            context ->
                new LambdaModule(
                    context,
                    LambdaSettings.defaults(),
                    (region, group, stream, when, text) -> log.add(text)));
    lambda = door.client(LambdaClient.builder());
  }

  @AfterEach
  void close() {
    door.close();
  }

  CreateFunctionRequest.Builder request(String name) {
    return CreateFunctionRequest.builder()
        .functionName(name)
        .role(ROLE)
        .runtime("java21")
        .handler(SampleHandler.class.getName() + "::handleRequest");
  }

  CreateFunctionResponse create(
      String name, byte[] archive, Consumer<CreateFunctionRequest.Builder> more) {
    CreateFunctionRequest.Builder request =
        request(name).code(c -> c.zipFile(SdkBytes.fromByteArray(archive)));
    more.accept(request);
    return lambda.createFunction(request.build());
  }

  void active(String name, Consumer<CreateFunctionRequest.Builder> more) throws IOException {
    create(name, Archives.of("a", SampleHandler.class), more);
    clock.advance(Duration.ofSeconds(1));
  }

  UpdateFunctionCodeResponse updateCode(
      byte[] archive, Consumer<UpdateFunctionCodeRequest.Builder> more) {
    return lambda.updateFunctionCode(
        r -> more.accept(r.functionName("sample").zipFile(SdkBytes.fromByteArray(archive))));
  }

  String publish() {
    return lambda.publishVersion(r -> r.functionName("sample")).version();
  }

  void permit(String statementId) {
    lambda.addPermission(
        r ->
            r.functionName("sample")
                .qualifier("live")
                .statementId(statementId)
                .action("lambda:InvokeFunction")
                .principal("events.amazonaws.com")
                .sourceArn(RULE));
  }

  GetFunctionConfigurationResponse configuration(String name) {
    return lambda.getFunctionConfiguration(r -> r.functionName(name));
  }

  InvokeResponse invoke(String name, String event) {
    return lambda.invoke(
        r -> r.functionName(name).payload(SdkBytes.fromUtf8String("\"" + event + "\"")));
  }

  void awaitLog(String line) {
    await(() -> log.contains(line));
  }

  /** Moves the clock on until a retry, which is scheduled at some time, has come about. */
  void awaitMovingClock(BooleanSupplier condition) {
    await(
        () -> {
          clock.advance(Duration.ofMillis(10));
          return condition.getAsBoolean();
        });
  }

  static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
