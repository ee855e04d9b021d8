package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;

/** Sets how long functions' logs are kept. */
final class LogRetentionHandler implements ResourceHandler<Deployment> {

  private final AwsClients clients;

  LogRetentionHandler(AwsClients clients) {
    this.clients = clients;
  }

  /**
   * The log group may come into being by itself, when the function is called for the first time.
   */
  @Override
  public Resource apply(PlannedChange change, Deployment desired) {
    String group = change.resource().name();
    if (change.operation() == Operation.CREATE) {
      new AwsCall("logs:CreateLogGroup", "log group " + group)
          .answer(() -> clients.logs().createLogGroup(r -> r.logGroupName(group)));
    }
    int days = desired.installation().logRetentionInDays();
    new AwsCall("logs:PutRetentionPolicy", "log group " + group)
        .answer(
            () ->
                clients
                    .logs()
                    .putRetentionPolicy(r -> r.logGroupName(group).retentionInDays(days)));
    return change.resource();
  }
}
