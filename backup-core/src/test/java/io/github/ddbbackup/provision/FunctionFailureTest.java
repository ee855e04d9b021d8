package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.UpdateFunctionCodeRequest;

/** Functions that Lambda takes a change of and then can't make it. */
@ExtendWith(ScenarioExtension.class)
class FunctionFailureTest {

  private static final String REASON = "The role can't be assumed";

  @Test
  void failedUpdateIsReportedWithLambdasReasonAndMendedByTheNext(
      Scenario scenario, ContinuousBackup backup) {
    assertThat(backup.deploy(archive("code 1"), Mode.APPLY).failure()).isEmpty();
    try (ContinuousBackup failing =
        scenario
            .backup(scenario.config(), scenario.calls)
            .interceptor(new FailingUpdate())
            .build()) {
      InstallationResult result = failing.deploy(archive("code 2"), Mode.APPLY);

      assertThat(result.failure().orElseThrow())
          .hasMessageContaining("could not set up function")
          .hasMessageContaining(REASON);
    }

    assertThat(backup.deploy(archive("code 2"), Mode.APPLY).failure()).isEmpty();
    assertThat(backup.deploy(archive("code 2"), Mode.APPLY).changedAnything()).isFalse();
  }

  private static FunctionArchive archive(String code) {
    return FunctionArchive.of(Scenario.zip(code));
  }

  /** Answers as Lambda does when it could not make an update that it took. */
  private static final class FailingUpdate implements ExecutionInterceptor {

    private final AtomicBoolean updated = new AtomicBoolean();

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (context.request() instanceof UpdateFunctionCodeRequest) {
        updated.set(true);
      }
    }

    @Override
    public SdkResponse modifyResponse(
        Context.ModifyResponse context, ExecutionAttributes attributes) {
      return updated.get() && context.response() instanceof GetFunctionConfigurationResponse answer
          ? answer.toBuilder()
              .lastUpdateStatus(LastUpdateStatus.FAILED)
              .lastUpdateStatusReason(REASON)
              .build()
          : context.response();
    }
  }
}
