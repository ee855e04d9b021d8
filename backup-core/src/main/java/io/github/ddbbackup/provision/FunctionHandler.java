package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.plan.DesiredFunction;
import io.github.ddbbackup.plan.Difference;
import io.github.ddbbackup.plan.FunctionSettings;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.SnapStart;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;
import software.amazon.awssdk.services.lambda.model.State;

/**
 * Makes, changes and removes functions. Lambda takes the next change of a function only when the
 * last is done, see <a href="https://docs.aws.amazon.com/lambda/latest/dg/functions-states.html">
 * Lambda function states</a>.
 */
final class FunctionHandler implements ResourceHandler<Deployment> {

  /** What comes with the code: processors of another kind could not run the code before. */
  private static final Set<String> CODE_FIELDS =
      Set.of(FunctionSettings.CODE, FunctionSettings.ARCHITECTURE);

  private final AwsClients clients;
  private final FunctionReader reader;
  private final Waiter waiter;

  FunctionHandler(AwsClients clients, Waiter waiter) {
    this.clients = clients;
    this.reader = new FunctionReader(clients);
    this.waiter = waiter;
  }

  @Override
  public Resource apply(PlannedChange change, Deployment desired) {
    String name = change.resource().name();
    DesiredFunction function = desired.installation().function(name);
    switch (change.operation()) {
      case CREATE -> create(function, desired.code().orElseThrow());
      case UPDATE -> update(change, function, desired.code().orElseThrow());
      case DELETE -> delete(name);
      case REPLACE, NONE, BLOCKED -> throw new IllegalArgumentException(change.toString());
    }
    return change.resource();
  }

  private void create(DesiredFunction function, SdkBytes code) {
    FunctionSettings settings = function.settings();
    call("CreateFunction", function.name())
        .answer(
            () ->
                clients
                    .lambda()
                    .createFunction(
                        r ->
                            r.functionName(function.name())
                                .runtime(settings.runtime())
                                .handler(settings.handler())
                                .role(settings.roleArn())
                                .memorySize(settings.memoryInMb())
                                .snapStart(snapStart(settings))
                                .timeout(settings.timeoutInSeconds())
                                .description(settings.description())
                                .environment(e -> e.variables(FunctionSettings.FIRST_ENVIRONMENT))
                                .architecturesWithStrings(settings.architecture())
                                .code(c -> c.zipFile(code))));
    awaitSettled(function.name());
  }

  /**
   * The code first: between the two calls a function of another runtime fails, and its callers try
   * again, whichever comes first.
   */
  private void update(PlannedChange change, DesiredFunction function, SdkBytes code) {
    awaitIdle(function.name());
    if (change.differences().stream().map(Difference::field).anyMatch(CODE_FIELDS::contains)) {
      call("UpdateFunctionCode", function.name())
          .answer(
              () ->
                  clients
                      .lambda()
                      .updateFunctionCode(
                          r ->
                              r.functionName(function.name())
                                  .architecturesWithStrings(function.settings().architecture())
                                  .zipFile(code)));
      awaitSettled(function.name());
    }
    if (change.differences().stream().map(Difference::field).anyMatch(FunctionHandler::isConfig)) {
      updateConfiguration(function);
      awaitSettled(function.name());
    }
  }

  private static boolean isConfig(String field) {
    return !CODE_FIELDS.contains(field);
  }

  private static SnapStart snapStart(FunctionSettings settings) {
    return SnapStart.builder()
        .applyOn(settings.snapStart() ? SnapStartApplyOn.PUBLISHED_VERSIONS : SnapStartApplyOn.NONE)
        .build();
  }

  private void updateConfiguration(DesiredFunction function) {
    FunctionSettings settings = function.settings();
    call("UpdateFunctionConfiguration", function.name())
        .answer(
            () ->
                clients
                    .lambda()
                    .updateFunctionConfiguration(
                        r ->
                            r.functionName(function.name())
                                .runtime(settings.runtime())
                                .handler(settings.handler())
                                .role(settings.roleArn())
                                .memorySize(settings.memoryInMb())
                                .snapStart(snapStart(settings))
                                .timeout(settings.timeoutInSeconds())
                                .description(settings.description())));
  }

  private void delete(String name) {
    call("DeleteFunction", name)
        .find(() -> clients.lambda().deleteFunction(r -> r.functionName(name)));
  }

  /** A change that failed before is no obstacle: the one that comes now mends it. */
  private void awaitIdle(String name) {
    waiter.await(
        "function " + name + " to be ready for a change",
        () -> reader.configuration(name).filter(FunctionHandler::isIdle));
  }

  private void awaitSettled(String name) {
    waiter.await(
        "function " + name + " to be ready",
        () -> reader.configuration(name).filter(FunctionHandler::isSettled));
  }

  private static boolean isSettled(GetFunctionConfigurationResponse function) {
    if (function.state() == State.FAILED) {
      throw failed(function, function.stateReason());
    }
    if (function.lastUpdateStatus() == LastUpdateStatus.FAILED) {
      throw failed(function, function.lastUpdateStatusReason());
    }
    return isIdle(function);
  }

  private static boolean isIdle(GetFunctionConfigurationResponse function) {
    return function.state() != State.PENDING
        && function.lastUpdateStatus() != LastUpdateStatus.IN_PROGRESS;
  }

  private static BackupException failed(
      GetFunctionConfigurationResponse function, String reasonOrNull) {
    return BackupException.service(
        "Lambda could not set up function " + function.functionName(),
        Optional.ofNullable(reasonOrNull).orElse(""),
        "Mend the reason and deploy again.");
  }

  private static AwsCall call(String operation, String name) {
    return new AwsCall("lambda:" + operation, "function " + name);
  }
}
