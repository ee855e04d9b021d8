package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.Waiter;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.State;

/** Publishes a function and points its alias there. */
final class AliasHandler implements ResourceHandler<Deployment> {

  private final AwsClients clients;
  private final Waiter waiter;

  AliasHandler(AwsClients clients, Waiter waiter) {
    this.clients = clients;
    this.waiter = waiter;
  }

  /**
   * Lambda publishes no new version when neither code nor configuration changed since the last, so
   * that a run after one that was cut off here does not leave a version behind.
   */
  @Override
  public Resource apply(PlannedChange change, Deployment desired) {
    String name = change.resource().name();
    String function = name.substring(0, name.lastIndexOf(':'));
    String alias = name.substring(function.length() + 1);
    String codeSha256 = desired.installation().function(function).settings().codeSha256();
    String version =
        new AwsCall("lambda:PublishVersion", "function " + function)
            .answer(
                () ->
                    clients
                        .lambda()
                        .publishVersion(r -> r.functionName(function).codeSha256(codeSha256)))
            .version();
    awaitActive(function, version);
    if (change.operation() == Operation.CREATE) {
      create(function, alias, version);
    } else {
      update(function, alias, version);
    }
    return change.resource().withId(version);
  }

  /**
   * A snapshot is made meanwhile, where one is asked for; the version before it goes on serving.
   */
  private void awaitActive(String function, String version) {
    waiter.await(
        "version " + version + " of function " + function + " to be ready",
        () ->
            Optional.of(
                    new AwsCall("lambda:GetFunctionConfiguration", "function " + function)
                        .answer(
                            () ->
                                clients
                                    .lambda()
                                    .getFunctionConfiguration(
                                        r -> r.functionName(function).qualifier(version))))
                .filter(AliasHandler::isActive));
  }

  private static boolean isActive(GetFunctionConfigurationResponse version) {
    if (version.state() == State.FAILED) {
      throw BackupException.service(
          "Lambda could not make version "
              + version.version()
              + " of function "
              + version.functionName()
              + " ready",
          String.valueOf(version.stateReason()),
          "Mend the reason and deploy again. If it is the snapshot, set snapStart to false.");
    }
    return version.state() != State.PENDING;
  }

  private void create(String function, String alias, String version) {
    new AwsCall("lambda:CreateAlias", "function " + function)
        .answer(
            () ->
                clients
                    .lambda()
                    .createAlias(
                        r -> r.functionName(function).name(alias).functionVersion(version)));
  }

  private void update(String function, String alias, String version) {
    new AwsCall("lambda:UpdateAlias", "function " + function)
        .answer(
            () ->
                clients
                    .lambda()
                    .updateAlias(
                        r ->
                            r.functionName(function)
                                .name(alias)
                                .functionVersion(version)
                                .routingConfig(c -> c.additionalVersionWeights(Map.of()))));
  }
}
