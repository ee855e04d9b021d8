package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.plan.DesiredRule;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import software.amazon.awssdk.services.eventbridge.model.RuleState;

/** Makes, changes and removes the rule. */
final class RuleHandler implements ResourceHandler<Deployment> {

  private final AwsClients clients;

  RuleHandler(AwsClients clients) {
    this.clients = clients;
  }

  @Override
  public Resource apply(PlannedChange change, Deployment desired) {
    DesiredRule rule = desired.installation().rule(change.resource().name());
    if (change.operation() == Operation.DELETE) {
      new AwsCall("events:DeleteRule", "rule " + rule.name())
          .find(() -> clients.eventBridge().deleteRule(r -> r.name(rule.name())));
    } else {
      put(rule);
    }
    return change.resource();
  }

  private void put(DesiredRule rule) {
    new AwsCall("events:PutRule", "rule " + rule.name())
        .answer(
            () ->
                clients
                    .eventBridge()
                    .putRule(
                        r ->
                            r.name(rule.name())
                                .eventPattern(orNone(rule.pattern()))
                                .scheduleExpression(orNone(rule.schedule()))
                                .state(RuleState.ENABLED)
                                .description(rule.description())
                                .roleArn(rule.roleArn().orElse(null))));
  }

  /** The SDK's word for what is not set. */
  private static String orNone(String text) {
    return text.isEmpty() ? null : text;
  }
}
