package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;

/** Removes published versions that are no longer needed. */
final class FunctionVersionHandler implements ResourceHandler<Deployment> {

  private final AwsClients clients;

  FunctionVersionHandler(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Resource apply(PlannedChange change, Deployment desired) {
    String version = change.resource().id().orElseThrow();
    String name = change.resource().name();
    String function = name.substring(0, name.lastIndexOf(':'));
    new AwsCall("lambda:DeleteFunction", "function version " + name)
        .find(
            () ->
                clients.lambda().deleteFunction(r -> r.functionName(function).qualifier(version)));
    return change.resource();
  }
}
