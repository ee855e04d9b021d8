package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is planned for the rule that has the account looked over. */
class ReconcileRulePlanTest {

  private final DesiredInstallation desired = Samples.installation("sha");
  private final ActualInstallation inLine = Samples.inLine(desired);
  private final InstallationPlanner planner = new InstallationPlanner();

  @Test
  void reconcilingThatIsSwitchedOffLosesItsRule() {
    DesiredInstallation without =
        new DesiredInstallation(
            desired.forwarder(),
            desired.ensure(),
            desired.rule(),
            desired.reconcileRule(),
            false,
            desired.logRetentionInDays());

    assertThat(Samples.realChanges(planner.plan(without, inLine)))
        .extracting(c -> c.operation() + " " + c.resource())
        .containsExactly(
            "DELETE rule target DynamoDBBackupReconcile/EnsureDynamoBackup",
            "DELETE rule DynamoDBBackupReconcile",
            "DELETE permission EnsureDynamoBackup:live/ddbbackup-reconcile-rule");
    assertThat(planner.plan(without, Samples.nothingInstalled()).changes())
        .noneMatch(c -> c.resource().name().contains("Reconcile"));
  }

  @Test
  void driftOfTheReconcilingRuleIsFound() {
    DesiredRule rule = desired.reconcileRule();
    Map<String, ActualRule> rules = new HashMap<>(inLine.rules());
    rules.put(
        rule.name(),
        new ActualRule(
            rule.arn(),
            "",
            "rate(5 minutes)",
            "ENABLED",
            rule.description(),
            rule.roleArn(),
            List.of(Samples.target(desired.ensure().aliasArn(), "EnsureDynamoBackup"))));
    ActualInstallation actual =
        new ActualInstallation(
            inLine.functions(),
            inLine.permissions(),
            rules,
            inLine.logRetention(),
            List.of(),
            List.of());

    assertThat(Samples.realChanges(planner.plan(desired, actual)))
        .flatExtracting(PlannedChange::differences)
        .extracting(Difference::toString)
        .containsExactly(
            "schedule: rate(5 minutes) -> rate(60 minutes)",
            "input: the event as it is -> {\"source\":\"ddbbackup.reconcile\"}");
  }
}
