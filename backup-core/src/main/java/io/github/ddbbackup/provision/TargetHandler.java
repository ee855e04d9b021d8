package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.plan.DesiredInstallation;
import io.github.ddbbackup.plan.DesiredRule;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.InputTransformer;
import software.amazon.awssdk.services.eventbridge.model.PutTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.RemoveTargetsResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Makes the rule call the function, or stop calling it. Other targets stay as they are. */
final class TargetHandler implements ResourceHandler<Deployment> {

  private final AwsClients clients;
  private final RuleReader reader;

  TargetHandler(AwsClients clients) {
    this.clients = clients;
    this.reader = new RuleReader(clients);
  }

  @Override
  public Resource apply(PlannedChange change, Deployment desired) {
    String id = change.resource().id().orElseThrow();
    String name = change.resource().name();
    String rule = name.substring(0, name.length() - id.length() - 1);
    if (change.operation() == Operation.DELETE) {
      remove(rule, id);
    } else {
      put(desired.installation(), desired.installation().rule(rule), id);
    }
    return change.resource();
  }

  /** Keeps what else is set for the target, for example a queue for what could not be delivered. */
  private void put(DesiredInstallation installation, DesiredRule desired, String id) {
    String rule = desired.name();
    Target.Builder target =
        reader.targets(rule).stream()
            .filter(t -> t.id().equals(id))
            .findFirst()
            .map(Target::toBuilder)
            .orElseGet(() -> Target.builder().id(id));
    target
        .arn(installation.ensure().aliasArn())
        .input(desired.input().isEmpty() ? null : desired.input())
        .inputPath(null)
        .inputTransformer((InputTransformer) null);
    PutTargetsResponse answer =
        new AwsCall("events:PutTargets", "rule " + rule)
            .answer(
                () -> clients.eventBridge().putTargets(r -> r.rule(rule).targets(target.build())));
    refuse(
        rule,
        answer.failedEntries().stream().map(f -> f.errorCode() + " " + f.errorMessage()).toList());
  }

  private void remove(String rule, String id) {
    List<String> failures =
        new AwsCall("events:RemoveTargets", "rule " + rule)
                .find(() -> clients.eventBridge().removeTargets(r -> r.rule(rule).ids(id)))
                .map(RemoveTargetsResponse::failedEntries)
                .orElse(List.of())
                .stream()
                .map(f -> f.errorCode() + " " + f.errorMessage())
                .toList();
    refuse(rule, failures);
  }

  private static void refuse(String rule, List<String> failures) {
    if (!failures.isEmpty()) {
      throw BackupException.service(
          "The targets of rule " + rule + " could not be changed",
          String.join(", ", failures),
          "Run this again.");
    }
  }
}
