package io.github.ddbbackup.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class InstallationPlannerTest {

  private final DesiredInstallation desired = Samples.installation("sha");
  private final DesiredFunction ensure = desired.ensure();
  private final ActualInstallation inLine = Samples.inLine(desired);
  private final InstallationPlanner planner = new InstallationPlanner();

  @Test
  void emptyAccountGetsEverythingTheForwarderFirst() {
    BackupPlan plan = planner.plan(desired, Samples.nothingInstalled());

    assertThat(plan.changes()).extracting(PlannedChange::operation).containsOnly(Operation.CREATE);
    assertThat(plan.changes())
        .extracting(c -> c.resource().toString())
        .containsExactly(
            "function LambdaStreamToFirehose",
            "alias LambdaStreamToFirehose:live",
            "alias LambdaStreamToFirehose:live-gzip",
            "alias LambdaStreamToFirehose:live-s3",
            "log group /aws/lambda/LambdaStreamToFirehose",
            "function EnsureDynamoBackup",
            "alias EnsureDynamoBackup:live",
            "log group /aws/lambda/EnsureDynamoBackup",
            "rule DynamoDBCreateDelete",
            "permission EnsureDynamoBackup:live/ddbbackup-rule",
            "rule target DynamoDBCreateDelete/EnsureDynamoBackup",
            "rule DynamoDBBackupReconcile",
            "permission EnsureDynamoBackup:live/ddbbackup-reconcile-rule",
            "rule target DynamoDBBackupReconcile/EnsureDynamoBackup");
  }

  @Test
  void installationInLineStaysAsItIs() {
    assertThat(planner.plan(desired, inLine).isEmpty()).isTrue();
  }

  @Test
  void driftInEachSettingOfAFunctionIsFound() throws ReflectiveOperationException {
    for (FunctionSettings drifted : ChangedRecord.inEachComponent(ensure.settings())) {
      ActualFunction actual =
          new ActualFunction(
              ensure.name(),
              drifted,
              Map.of(),
              Map.of("live", new ActualFunction.Alias("1", drifted, Map.of(), false)),
              List.of(1L),
              List.of(1L));

      Map<String, PlannedChange> changes = changes(planner.plan(desired, with(actual)));

      PlannedChange function = changes.get("function EnsureDynamoBackup");
      assertThat(function.operation()).as("%s", drifted).isEqualTo(Operation.UPDATE);
      assertThat(function.differences()).hasSize(1);
      assertThat(changes.get("alias EnsureDynamoBackup:live").operation())
          .isEqualTo(Operation.UPDATE);
    }
  }

  @Test
  void publishingThatWasCutOffIsDone() {
    FunctionSettings older =
        new FunctionSettings(
            "java21", "Old", ensure.settings().roleArn(), 1, "x86_64", false, 1, "", "old");
    ActualFunction actual =
        new ActualFunction(
            ensure.name(),
            ensure.settings(),
            Map.of(),
            Map.of("live", new ActualFunction.Alias("1", older, Map.of(), false)),
            List.of(1L),
            List.of(1L));

    List<PlannedChange> changes = Samples.realChanges(planner.plan(desired, with(actual)));

    assertThat(changes)
        .singleElement()
        .extracting(c -> c.resource().toString())
        .isEqualTo("alias EnsureDynamoBackup:live");
  }

  @Test
  void aliasThatSendsCallsElsewhereIsMended() {
    ActualFunction actual =
        new ActualFunction(
            ensure.name(),
            ensure.settings(),
            Map.of(),
            Map.of("live", new ActualFunction.Alias("1", ensure.settings(), Map.of(), true)),
            List.of(1L),
            List.of(1L));

    assertThat(Samples.realChanges(planner.plan(desired, with(actual))))
        .singleElement()
        .satisfies(c -> assertThat(c.differences()).hasSize(1));
  }

  @Test
  void environmentThatTheUserSetIsPublished() {
    ActualFunction actual =
        new ActualFunction(
            ensure.name(),
            ensure.settings(),
            Map.of("LOG", "debug"),
            Map.of("live", new ActualFunction.Alias("1", ensure.settings(), Map.of(), false)),
            List.of(1L),
            List.of(1L));

    assertThat(Samples.realChanges(planner.plan(desired, with(actual))))
        .singleElement()
        .extracting(c -> c.resource().toString())
        .isEqualTo("alias EnsureDynamoBackup:live");
  }

  @Test
  void oldVersionsGoUnlessAnAliasPointsThere() {
    ActualFunction actual = withVersions(ensure.settings(), 7, 2);

    assertThat(deletedVersions(planner.plan(desired, with(actual)))).containsExactly("1", "3", "4");
  }

  @Test
  void versionsAreCountedWithTheOneThatIsAboutToBePublished() {
    FunctionSettings older =
        new FunctionSettings(
            "java21", "Old", ensure.settings().roleArn(), 1, "x86_64", false, 1, "", "old");

    assertThat(deletedVersions(planner.plan(desired, with(withVersions(older, 3, 3)))))
        .containsExactly("1");
    assertThat(deletedVersions(planner.plan(desired, with(withVersions(ensure.settings(), 3, 3)))))
        .isEmpty();
  }

  @Test
  void logRetentionIsOnlySetWhereNoneIs() {
    Map<String, Optional<Integer>> retention = new HashMap<>(inLine.logRetention());
    retention.put(ensure.logGroup(), Optional.empty());
    ActualInstallation actual =
        new ActualInstallation(
            inLine.functions(),
            inLine.permissions(),
            inLine.rules(),
            retention,
            List.of(),
            List.of());

    assertThat(Samples.realChanges(planner.plan(desired, actual)))
        .singleElement()
        .extracting(PlannedChange::differences)
        .isEqualTo(List.of(new Difference("retention in days", "", "30")));
  }

  @Test
  void rulePatternsThatMeanTheSameAreEqual() {
    ActualRule spaced =
        new ActualRule(
            desired.rule().arn(),
            "{ \"detail\": {\"eventName\": [\"DeleteTable\","
                + " \"DeleteTableReplica\",\"RestoreTableToPointInTime\","
                + " \"RestoreTableFromBackup\", \"CreateTableReplica\", \"ImportTable\","
                + " \"CreateTable\"],\n"
                + "  \"eventSource\": [\"dynamodb.amazonaws.com\"] }, \"detail-type\": [\"AWS API"
                + " Call via CloudTrail\"] }",
            "",
            "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS",
            desired.rule().description(),
            desired.rule().roleArn(),
            inLine.rule(desired.rule()).orElseThrow().targets());

    assertThat(planner.plan(desired, with(spaced)).isEmpty()).isTrue();
  }

  @Test
  void driftInEachSettingOfTheRuleIsFound() {
    ActualRule rule = inLine.rule(desired.rule()).orElseThrow();
    List<ActualRule> drifted =
        List.of(
            new ActualRule(
                rule.arn(),
                "{}",
                "",
                "ENABLED",
                rule.description(),
                rule.roleArn(),
                rule.targets()),
            new ActualRule(
                rule.arn(),
                rule.pattern(),
                "",
                "DISABLED",
                rule.description(),
                rule.roleArn(),
                rule.targets()),
            new ActualRule(
                rule.arn(), rule.pattern(), "", "ENABLED", "other", rule.roleArn(), rule.targets()),
            new ActualRule(
                rule.arn(),
                rule.pattern(),
                "",
                "ENABLED",
                rule.description(),
                Optional.empty(),
                rule.targets()));

    for (ActualRule actual : drifted) {
      assertThat(Samples.realChanges(planner.plan(desired, with(actual))))
          .singleElement()
          .satisfies(c -> assertThat(c.differences()).hasSize(1));
    }
  }

  @Test
  void olderInstallationIsTakenOverInPlaceWithoutAGap() {
    Resource orders =
        new Resource(Resource.Kind.EVENT_SOURCE_MAPPING, "Orders", Optional.of("uuid"));
    ActualInstallation older =
        new ActualInstallation(
            Map.of(
                "EnsureDynamoBackup",
                new ActualFunction(
                    "EnsureDynamoBackup",
                    new FunctionSettings(
                        "python2.7",
                        "index.event_handler",
                        "role",
                        128,
                        "x86_64",
                        false,
                        300,
                        "",
                        "old"),
                    Map.of(),
                    Map.of(),
                    List.of(1L),
                    List.of())),
            List.of(Samples.permission(desired, Optional.empty(), "vytxeTZskVKR7C7WgdSP3d")),
            Map.of(
                "DynamoDBCreateDelete",
                Samples.rule(
                    desired,
                    Samples.target(ensure.arn(), "KwDMFAJEDLqLdXcF9cXpgi"),
                    Samples.target("arn:aws:sqs:eu-west-1:123456789012:mine", "of-the-user"))),
            Map.of(),
            List.of("Orders"),
            List.of(orders));

    List<PlannedChange> changes = Samples.realChanges(planner.plan(desired, older));

    assertThat(changes.stream().map(c -> c.operation() + " " + c.resource()).toList())
        .containsSubsequence(
            "UPDATE event source mapping Orders",
            "CREATE function LambdaStreamToFirehose",
            "UPDATE function EnsureDynamoBackup",
            "CREATE alias EnsureDynamoBackup:live",
            "CREATE permission EnsureDynamoBackup:live/ddbbackup-rule",
            "UPDATE rule target DynamoDBCreateDelete/KwDMFAJEDLqLdXcF9cXpgi",
            "DELETE permission EnsureDynamoBackup/vytxeTZskVKR7C7WgdSP3d");
    assertThat(changes).noneMatch(c -> c.resource().name().contains("of-the-user"));
  }

  @Test
  void removalIsBlockedWhileTablesAreMappedAndNamesThem() {
    ActualInstallation used =
        new ActualInstallation(
            inLine.functions(),
            inLine.permissions(),
            inLine.rules(),
            inLine.logRetention(),
            List.of("Orders", "Parts"),
            List.of());

    assertThat(planner.planRemoval(desired, used, false).blocked())
        .singleElement()
        .extracting(PlannedChange::reason)
        .asString()
        .contains("tables Orders, Parts");
    assertThat(planner.planRemoval(desired, used, true).blocked()).isEmpty();
  }

  @Test
  void removalTakesTargetRuleAndFunctionsAndKeepsTheLogs() {
    assertThat(planner.planRemoval(desired, inLine, false).changes())
        .extracting(c -> c.operation() + " " + c.resource().kind())
        .containsExactly(
            "DELETE TARGET",
            "DELETE RULE",
            "DELETE TARGET",
            "DELETE RULE",
            "DELETE FUNCTION",
            "DELETE FUNCTION",
            "NONE LOG_GROUP",
            "NONE LOG_GROUP");
  }

  @Test
  void removalLeavesARuleThatCallsOtherThings() {
    ActualRule shared =
        Samples.rule(
            desired,
            Samples.target(ensure.aliasArn(), "EnsureDynamoBackup"),
            Samples.target("arn:aws:sqs:eu-west-1:123456789012:mine", "of-the-user"));

    Map<String, PlannedChange> changes = changes(planner.planRemoval(desired, with(shared), false));

    assertThat(changes.get("rule DynamoDBCreateDelete").operation()).isEqualTo(Operation.NONE);
    assertThat(changes).doesNotContainKey("rule target DynamoDBCreateDelete/of-the-user");
  }

  @Test
  void removalOfNothingIsNothing() {
    assertThat(planner.planRemoval(desired, Samples.nothingInstalled(), false).isEmpty()).isTrue();
  }

  private ActualFunction withVersions(FunctionSettings aliased, int versions, long pointedTo) {
    return new ActualFunction(
        ensure.name(),
        ensure.settings(),
        Map.of(),
        Map.of(
            "live", new ActualFunction.Alias(Integer.toString(versions), aliased, Map.of(), false)),
        LongStream.rangeClosed(1, versions).boxed().toList(),
        List.of(pointedTo, (long) versions));
  }

  private ActualInstallation with(ActualFunction function) {
    Map<String, ActualFunction> functions = new HashMap<>(inLine.functions());
    functions.put(function.name(), function);
    return new ActualInstallation(
        functions,
        inLine.permissions(),
        inLine.rules(),
        inLine.logRetention(),
        List.of(),
        List.of());
  }

  private ActualInstallation with(ActualRule rule) {
    return new ActualInstallation(
        inLine.functions(),
        inLine.permissions(),
        Samples.rules(desired, rule),
        inLine.logRetention(),
        List.of(),
        List.of());
  }

  private static List<String> deletedVersions(BackupPlan plan) {
    List<String> ids = new ArrayList<>();
    plan.changes().stream()
        .filter(c -> c.resource().kind() == Resource.Kind.FUNCTION_VERSION)
        .forEach(c -> ids.add(c.resource().id().orElseThrow()));
    return ids;
  }

  private static Map<String, PlannedChange> changes(BackupPlan plan) {
    Map<String, PlannedChange> changes = new HashMap<>();
    plan.changes().forEach(c -> changes.put(c.resource().toString(), c));
    return changes;
  }
}
