package io.github.ddbbackup.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.fixture.Archives;
import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.fixture.SampleHandler;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.State;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class LambdaFunctionsTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/functions";
  private static final String ARN = "arn:aws:lambda:eu-west-1:123456789012:function:sample";
  private static final String RULE = "arn:aws:events:eu-west-1:123456789012:rule/creation";

  private final List<String> log = new CopyOnWriteArrayList<>();
  @TempDir private Path folder;
  private ManualClock clock;
  private Door<LambdaModule> door;
  private LambdaClient lambda;

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

  @Test
  void aFunctionIsPendingThenActive() throws IOException {
    byte[] archive = Archives.of("a", SampleHandler.class);
    CreateFunctionResponse created = create("sample", archive, r -> {});

    assertThat(created.functionArn()).isEqualTo(ARN);
    assertThat(created.version()).isEqualTo("$LATEST");
    assertThat(created.state()).isEqualTo(State.PENDING);
    assertThat(created.codeSha256()).isEqualTo(CodeStore.sha256(archive));
    assertThat(created.codeSize()).isEqualTo(archive.length);
    assertThat(created.timeout()).isEqualTo(3);
    assertThatThrownBy(() -> invoke("sample", "hello"))
        .isInstanceOf(ResourceConflictException.class);
    assertThatThrownBy(() -> create("sample", archive, r -> {}))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessageContaining("already exist");

    clock.advance(Duration.ofSeconds(1));

    assertThat(configuration("sample").state()).isEqualTo(State.ACTIVE);
    assertThat(configuration(ARN).lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
  }

  @Test
  void runsWhatWasUploaded() throws IOException {
    active("sample", r -> r.environment(e -> e.variables(Map.of("OWN", "value"))));

    InvokeResponse answer = invoke("sample", "env OWN");
    InvokeResponse failed = invoke("sample", "fail");

    assertThat(answer.payload().asUtf8String()).isEqualTo("\"value\"");
    assertThat(answer.executedVersion()).isEqualTo("$LATEST");
    assertThat(answer.functionError()).isNull();
    assertThat(failed.functionError()).isEqualTo("Unhandled");
    assertThat(failed.payload().asUtf8String()).contains("told to fail");
    assertThat(log).contains("got env OWN");
    assertThat(invoke("sample", "env AWS_ENDPOINT_URL").payload().asUtf8String())
        .isEqualTo("\"" + door.endpoint() + "\"");
  }

  @Test
  void takesCodeFromS3AndServesIt() throws IOException, InterruptedException {
    byte[] archive = Archives.of("s3", SampleHandler.class);
    door.objects().put("code", "sample.zip", archive, Map.of());
    lambda.createFunction(
        request("sample").code(c -> c.s3Bucket("code").s3Key("sample.zip")).build());

    var function = lambda.getFunction(r -> r.functionName("sample"));
    assertThat(function.configuration().codeSha256()).isEqualTo(CodeStore.sha256(archive));
    byte[] served =
        java.net.http.HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(function.code().location()))
                    .build(),
                java.net.http.HttpResponse.BodyHandlers.ofByteArray())
            .body();
    assertThat(served).isEqualTo(archive);
    assertThatThrownBy(
            () ->
                lambda.createFunction(
                    request("other").code(c -> c.s3Bucket("code").s3Key("no.zip")).build()))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("NoSuchKey");
  }

  @Test
  void anUpdateOfCodeIsInProgressThenSuccessful() throws IOException {
    active("sample", r -> {});
    byte[] next = Archives.of("b", SampleHandler.class);
    String before = configuration("sample").revisionId();

    assertThat(updateCode(next, r -> r.dryRun(true)).codeSha256())
        .isEqualTo(CodeStore.sha256(next));
    assertThat(configuration("sample").codeSha256()).isNotEqualTo(CodeStore.sha256(next));
    assertThatThrownBy(() -> updateCode(next, r -> r.revisionId("other")))
        .isInstanceOf(PreconditionFailedException.class);

    assertThat(updateCode(next, r -> r.revisionId(before)).lastUpdateStatus())
        .isEqualTo(LastUpdateStatus.IN_PROGRESS);
    assertThatThrownBy(() -> updateCode(next, r -> {}))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessageContaining("in progress");
    assertThatThrownBy(() -> lambda.publishVersion(r -> r.functionName("sample")))
        .isInstanceOf(ResourceConflictException.class);
    clock.advance(Duration.ofSeconds(1));

    assertThat(configuration("sample").lastUpdateStatus()).isEqualTo(LastUpdateStatus.SUCCESSFUL);
    assertThat(configuration("sample").codeSha256()).isEqualTo(CodeStore.sha256(next));
  }

  @Test
  void anUpdateOfTheConfigurationKeepsTheRest() throws IOException {
    active("sample", r -> r.environment(e -> e.variables(Map.of("OWN", "value"))));
    lambda.updateFunctionConfiguration(
        r ->
            r.functionName("sample")
                .memorySize(512)
                .timeout(60)
                .snapStart(s -> s.applyOn(SnapStartApplyOn.PUBLISHED_VERSIONS)));

    GetFunctionConfigurationResponse after = configuration("sample");
    assertThat(after.memorySize()).isEqualTo(512);
    assertThat(after.timeout()).isEqualTo(60);
    assertThat(after.environment().variables()).containsEntry("OWN", "value");
    assertThat(after.snapStart().applyOn()).isEqualTo(SnapStartApplyOn.PUBLISHED_VERSIONS);
    assertThat(after.runtimeAsString()).isEqualTo("java21");
  }

  @Test
  void publishesAVersionOnlyIfSomethingChanged() throws IOException {
    active("sample", r -> {});

    assertThat(publish()).isEqualTo("1");
    assertThat(publish()).isEqualTo("1");
    updateCode(Archives.of("b", SampleHandler.class), r -> {});
    clock.advance(Duration.ofSeconds(1));
    assertThat(publish()).isEqualTo("2");

    var versions = lambda.listVersionsByFunction(r -> r.functionName("sample")).versions();
    assertThat(versions)
        .extracting(FunctionConfiguration::version)
        .containsExactly("$LATEST", "1", "2");
    assertThat(versions.get(1).functionArn()).isEqualTo(ARN + ":1");
  }

  @Test
  void anAliasPointsToAVersionAndCanBeInvoked() throws IOException {
    active("sample", r -> {});
    publish();
    lambda.createAlias(r -> r.functionName("sample").name("live").functionVersion("1"));
    clock.advance(Duration.ofSeconds(1));

    assertThat(lambda.getAlias(r -> r.functionName("sample").name("live")).aliasArn())
        .isEqualTo(ARN + ":live");
    assertThat(invoke(ARN + ":live", "version").payload().asUtf8String()).isEqualTo("\"1\"");
    assertThat(invoke("sample:live", "arn").payload().asUtf8String())
        .isEqualTo("\"" + ARN + ":live\"");
    assertThatThrownBy(() -> lambda.deleteFunction(r -> r.functionName("sample").qualifier("1")))
        .isInstanceOf(ResourceConflictException.class);
    assertThatThrownBy(
            () -> lambda.createAlias(r -> r.functionName("sample").name("x").functionVersion("9")))
        .isInstanceOf(ResourceNotFoundException.class);
    lambda.updateAlias(
        r -> r.functionName("sample").name("live").functionVersion("$LATEST").description("d"));
    assertThat(lambda.listAliases(r -> r.functionName("sample")).aliases())
        .singleElement()
        .satisfies(alias -> assertThat(alias.functionVersion()).isEqualTo("$LATEST"));
    lambda.deleteAlias(r -> r.functionName("sample").name("live"));
    assertThatThrownBy(() -> lambda.getAlias(r -> r.functionName("sample").name("live")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void permissionsAreKeptByQualifierAndDecide() throws IOException {
    active("sample", r -> {});
    publish();
    lambda.createAlias(r -> r.functionName("sample").name("live").functionVersion("1"));
    clock.advance(Duration.ofSeconds(1));
    Invocations invocations = door.module().invocations();
    byte[] event = "\"handed over\"".getBytes(UTF_8);
    assertThatThrownBy(
            () -> invocations.invokeAsync(ARN + ":live", event, RULE, "events.amazonaws.com"))
        .isInstanceOfSatisfying(
            ApiException.class, e -> assertThat(e.code()).isEqualTo("AccessDeniedException"));

    permit("one");
    assertThatThrownBy(() -> permit("one")).isInstanceOf(ResourceConflictException.class);
    String policy = lambda.getPolicy(r -> r.functionName("sample").qualifier("live")).policy();

    assertThat(policy)
        .contains("\"Sid\":\"one\"", "\"Service\":\"events.amazonaws.com\"", RULE)
        .contains("\"Resource\":\"" + ARN + ":live\"");
    assertThatThrownBy(() -> lambda.getPolicy(r -> r.functionName("sample")))
        .isInstanceOf(ResourceNotFoundException.class);
    invocations.invokeAsync(ARN + ":live", event, RULE, "events.amazonaws.com");
    awaitLog("got handed over");
    assertThatThrownBy(
            () -> invocations.invokeAsync(ARN + ":live", event, RULE + "2", "events.amazonaws.com"))
        .isInstanceOf(ApiException.class);
    lambda.removePermission(r -> r.functionName("sample").qualifier("live").statementId("one"));
    assertThatThrownBy(() -> lambda.getPolicy(r -> r.functionName("sample").qualifier("live")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void anEventThatFailsIsTriedTwiceMore() throws IOException {
    active("sample", r -> {});
    lambda.invoke(
        r ->
            r.functionName("sample")
                .invocationType("Event")
                .payload(SdkBytes.fromUtf8String("\"fail\"")));
    for (int attempt = 1; attempt <= 3; attempt++) {
      long ended = attempt;
      awaitMovingClock(
          () -> log.stream().filter(line -> line.startsWith("REPORT")).count() >= ended);
    }
    clock.advance(Duration.ofMinutes(5));

    assertThat(log.stream().filter("got fail"::equals)).hasSize(3);
    assertThat(log.stream().filter(l -> l.startsWith("START")).distinct()).hasSize(1);
  }

  @Test
  void aFunctionWithoutReservedConcurrencyIsThrottled() throws IOException {
    active("sample", r -> {});
    lambda.putFunctionConcurrency(r -> r.functionName("sample").reservedConcurrentExecutions(0));
    assertThatThrownBy(() -> invoke("sample", "hello"))
        .isInstanceOf(TooManyRequestsException.class);

    lambda.deleteFunctionConcurrency(r -> r.functionName("sample"));
    assertThat(invoke("sample", "hello").payload().asUtf8String()).isEqualTo("\"echo hello\"");
  }

  @Test
  void listsByPages() throws IOException {
    byte[] archive = Archives.of("a", SampleHandler.class);
    IntStream.range(0, 60).forEach(i -> create("function-%02d".formatted(i), archive, r -> {}));

    assertThat(lambda.listFunctions().functions()).hasSize(50);
    assertThat(lambda.listFunctionsPaginator().functions())
        .extracting(FunctionConfiguration::functionName)
        .hasSize(60)
        .doesNotHaveDuplicates();
  }

  @Test
  void tagsAreAddedAndRemoved() throws IOException {
    active("sample", r -> r.tags(Map.of("a", "1")));
    lambda.tagResource(r -> r.resource(ARN).tags(Map.of("b", "2")));
    lambda.untagResource(r -> r.resource(ARN).tagKeys("a"));

    assertThat(lambda.listTags(r -> r.resource(ARN)).tags()).isEqualTo(Map.of("b", "2"));
    assertThat(lambda.getFunction(r -> r.functionName("sample")).tags())
        .isEqualTo(Map.of("b", "2"));
  }

  @Test
  void requestsAreChecked() throws IOException {
    byte[] archive = Archives.of("a", SampleHandler.class);
    assertThatThrownBy(() -> create("sample", archive, r -> r.role("no role")))
        .isInstanceOfSatisfying(
            LambdaException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"));
    assertThatThrownBy(() -> create("sample", archive, r -> r.timeout(901)))
        .hasMessageContaining("timeout");
    assertThatThrownBy(() -> create("no spaces", archive, r -> {}))
        .hasMessageContaining("functionName");
    assertThatThrownBy(() -> create("sample", "no archive".getBytes(UTF_8), r -> {}))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("Could not unzip");
    assertThatThrownBy(
            () ->
                create(
                    "sample",
                    archive,
                    r -> r.environment(e -> e.variables(Map.of("AWS_REGION", "x")))))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("AWS_REGION");
    assertThatThrownBy(() -> create("sample", archive, r -> r.layers("arn:aws:lambda:layer")))
        .hasMessageContaining("Layers is not emulated");
    assertThatThrownBy(() -> configuration("nobody")).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> lambda.getAccountSettings()).hasMessageContaining("not emulated");
  }

  @Test
  void aRoleMayNotBeAssumableYet() throws IOException {
    byte[] archive = Archives.of("a", SampleHandler.class);
    door.faults().switchOn(FaultRule.next(1, FaultKind.REFUSAL, "lambda", "CreateFunction"));

    assertThatThrownBy(() -> create("sample", archive, r -> {}))
        .isInstanceOf(InvalidParameterValueException.class)
        .hasMessageContaining("cannot be assumed by Lambda");
    create("sample", archive, r -> {});
  }

  @Test
  void aFunctionIsShortOfTimeWhenAFaultStrikes() throws IOException {
    active("sample", r -> r.timeout(60));
    door.faults().switchOn(FaultRule.next(1, FaultKind.FUNCTION_TIMEOUT, "lambda", "Invoke"));
    door.faults().switchOn(FaultRule.next(1, FaultKind.FUNCTION_CRASH, "lambda", "Invoke"));

    assertThat(invoke("sample", "hang").payload().asUtf8String())
        .contains("timed out after 1.00 seconds");
    assertThat(invoke("sample", "hang").payload().asUtf8String()).contains("signal: killed");
    assertThat(invoke("sample", "hello").functionError()).isNull();
  }

  @Test
  void anOlderInstallationIsKeptButNotRun() throws IOException {
    active("sample", r -> r.runtime("python2.7").handler("index.handler"));

    InvokeResponse answer = invoke("sample", "hello");

    assertThat(answer.functionError()).isEqualTo("Unhandled");
    assertThat(answer.payload().asUtf8String()).contains("Runtime.InvalidRuntime");
  }

  @Test
  void functionsOutliveTheAccount() throws IOException {
    active("sample", r -> r.tags(Map.of("a", "1")));
    publish();
    lambda.createAlias(r -> r.functionName("sample").name("live").functionVersion("1"));
    permit("one");
    GetFunctionConfigurationResponse before = configuration("sample");

    close();
    open();
    clock.advance(Duration.ofSeconds(5));

    assertThat(configuration("sample")).hasToString(before.toString());
    assertThat(lambda.getPolicy(r -> r.functionName("sample").qualifier("live")).policy())
        .contains("\"one\"");
    assertThat(invoke("sample:live", "hello").payload().asUtf8String()).isEqualTo("\"echo hello\"");
    lambda.deleteFunction(r -> r.functionName("sample"));
    assertThatThrownBy(() -> configuration("sample")).isInstanceOf(ResourceNotFoundException.class);
  }

  private CreateFunctionRequest.Builder request(String name) {
    return CreateFunctionRequest.builder()
        .functionName(name)
        .role(ROLE)
        .runtime("java21")
        .handler(SampleHandler.class.getName() + "::handleRequest");
  }

  private CreateFunctionResponse create(
      String name, byte[] archive, Consumer<CreateFunctionRequest.Builder> more) {
    CreateFunctionRequest.Builder request =
        request(name).code(c -> c.zipFile(SdkBytes.fromByteArray(archive)));
    more.accept(request);
    return lambda.createFunction(request.build());
  }

  private void active(String name, Consumer<CreateFunctionRequest.Builder> more)
      throws IOException {
    create(name, Archives.of("a", SampleHandler.class), more);
    clock.advance(Duration.ofSeconds(1));
  }

  private software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeResponse updateCode(
      byte[] archive,
      Consumer<software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest.Builder>
          more) {
    return lambda.updateFunctionCode(
        r -> more.accept(r.functionName("sample").zipFile(SdkBytes.fromByteArray(archive))));
  }

  private String publish() {
    return lambda.publishVersion(r -> r.functionName("sample")).version();
  }

  private void permit(String statementId) {
    lambda.addPermission(
        r ->
            r.functionName("sample")
                .qualifier("live")
                .statementId(statementId)
                .action("lambda:InvokeFunction")
                .principal("events.amazonaws.com")
                .sourceArn(RULE));
  }

  private GetFunctionConfigurationResponse configuration(String name) {
    return lambda.getFunctionConfiguration(r -> r.functionName(name));
  }

  private InvokeResponse invoke(String name, String event) {
    return lambda.invoke(
        r -> r.functionName(name).payload(SdkBytes.fromUtf8String("\"" + event + "\"")));
  }

  private void awaitLog(String line) {
    await(() -> log.contains(line));
  }

  /** Moves the clock on until a retry, which is scheduled at some time, has come about. */
  private void awaitMovingClock(BooleanSupplier condition) {
    await(
        () -> {
          clock.advance(Duration.ofMillis(10));
          return condition.getAsBoolean();
        });
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
