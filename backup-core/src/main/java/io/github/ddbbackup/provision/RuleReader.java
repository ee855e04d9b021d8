package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.plan.ActualRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.ListTargetsByRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** Reads rules and what they call. */
final class RuleReader {

  private final AwsClients clients;

  RuleReader(AwsClients clients) {
    this.clients = clients;
  }

  Optional<ActualRule> find(String rule) {
    return new AwsCall("events:DescribeRule", "rule " + rule)
        .find(() -> clients.eventBridge().describeRule(r -> r.name(rule)))
        .map(description -> actual(rule, description));
  }

  /** The targets with all their settings; none when there is no such rule. */
  List<Target> targets(String rule) {
    List<Target> targets = new ArrayList<>();
    String token = null;
    do {
      String nextToken = token;
      Optional<ListTargetsByRuleResponse> page =
          new AwsCall("events:ListTargetsByRule", "rule " + rule)
              .find(
                  () ->
                      clients
                          .eventBridge()
                          .listTargetsByRule(r -> r.rule(rule).nextToken(nextToken)));
      page.ifPresent(p -> targets.addAll(p.targets()));
      token = page.map(ListTargetsByRuleResponse::nextToken).orElse(null);
    } while (token != null);
    return targets;
  }

  private ActualRule actual(String rule, DescribeRuleResponse description) {
    return new ActualRule(
        description.arn(),
        text(description.eventPattern()),
        text(description.scheduleExpression()),
        text(description.stateAsString()),
        text(description.description()),
        Optional.ofNullable(description.roleArn()),
        targets(rule).stream().map(t -> new ActualRule.Target(t.id(), t.arn(), input(t))).toList());
  }

  private static String input(Target target) {
    if (target.inputPath() != null) {
      return "a part of the event: " + target.inputPath();
    }
    return target.inputTransformer() == null ? text(target.input()) : "made of the event";
  }

  private static String text(String valueOrNull) {
    return valueOrNull == null ? "" : valueOrNull;
  }
}
