package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.util.Map;

/** Publishes a function and points its alias there. */
final class AliasHandler implements ResourceHandler<Deployment> {

  private final AwsClients clients;

  AliasHandler(AwsClients clients) {
    this.clients = clients;
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
    if (change.operation() == Operation.CREATE) {
      create(function, alias, version);
    } else {
      update(function, alias, version);
    }
    return change.resource().withId(version);
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
