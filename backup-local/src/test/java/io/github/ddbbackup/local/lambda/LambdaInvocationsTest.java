package io.github.ddbbackup.local.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.fixture.Archives;
import io.github.ddbbackup.local.fixture.SampleHandler;
import io.github.ddbbackup.local.http.ApiException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

class LambdaInvocationsTest extends LambdaBench {

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
}
