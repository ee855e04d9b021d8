package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.plan.BackupNames;
import io.github.ddbbackup.plan.DesiredInstallation;
import io.github.ddbbackup.plan.DesiredRule;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import software.amazon.awssdk.services.lambda.model.RemovePermissionRequest;

/** Lets the rules, and nothing else, call the function's alias. */
final class PermissionHandler implements ResourceHandler<Deployment> {

  private final AwsClients clients;

  PermissionHandler(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Resource apply(PlannedChange change, Deployment desired) {
    if (change.operation() != Operation.CREATE) {
      remove(change.resource());
    }
    if (change.operation() != Operation.DELETE) {
      add(desired.installation(), change.resource().id().orElseThrow());
    }
    return change.resource();
  }

  private void add(DesiredInstallation installation, String statementId) {
    DesiredRule rule =
        installation.rules().stream()
            .filter(r -> r.statementId().equals(statementId))
            .findFirst()
            .orElseThrow();
    String function = installation.ensure().name();
    new AwsCall("lambda:AddPermission", "function " + function)
        .answer(
            () ->
                clients
                    .lambda()
                    .addPermission(
                        r ->
                            r.functionName(function)
                                .qualifier(BackupNames.ALIAS)
                                .statementId(statementId)
                                .action("lambda:InvokeFunction")
                                .principal("events.amazonaws.com")
                                .sourceArn(rule.arn())));
  }

  /** The resource's name is {@code FUNCTION[:QUALIFIER]/STATEMENT}. */
  private void remove(Resource permission) {
    String name = permission.name().substring(0, permission.name().indexOf('/'));
    int colon = name.indexOf(':');
    RemovePermissionRequest request =
        RemovePermissionRequest.builder()
            .functionName(colon < 0 ? name : name.substring(0, colon))
            .qualifier(colon < 0 ? null : name.substring(colon + 1))
            .statementId(permission.id().orElseThrow())
            .build();
    new AwsCall("lambda:RemovePermission", "function " + name)
        .find(() -> clients.lambda().removePermission(request));
  }
}
