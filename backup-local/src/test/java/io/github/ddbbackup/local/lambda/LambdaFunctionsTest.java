package io.github.ddbbackup.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.fixture.Archives;
import io.github.ddbbackup.local.fixture.SampleHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
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

class LambdaFunctionsTest extends LambdaBench {

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
  void anOlderInstallationIsKeptButNotRun() throws IOException {
    active("sample", r -> r.runtime("python2.7").handler("index.handler"));

    InvokeResponse answer = invoke("sample", "hello");

    assertThat(answer.functionError()).isEqualTo("Unhandled");
    assertThat(answer.payload().asUtf8String()).contains("Runtime.InvalidRuntime");
  }
}
