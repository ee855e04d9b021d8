package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.FunctionOptions;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.AccountPlan;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.FunctionSettings;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hjson.JsonArray;
import org.hjson.JsonValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.eventbridge.model.DescribeRuleResponse;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.lambda.model.EventSourcePosition;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.SnapStartApplyOn;

/** Deploying and removing an installation, over the wire. */
@ExtendWith(ScenarioExtension.class)
class InstallationTest {

  private static final String ENSURE = "EnsureDynamoBackup";
  private static final String RULE = "DynamoDBCreateDelete";

  private final Scenario scenario;
  private final ContinuousBackup backup;

  InstallationTest(Scenario scenario, ContinuousBackup backup) {
    this.scenario = scenario;
    this.backup = backup;
  }

  @Test
  void firstDeploymentMakesEverything() {
    InstallationResult result = backup.deploy(archive("code"), Mode.APPLY);

    assertThat(result.failure()).isEmpty();
    assertThat(result.changes()).extracting(ChangeResult::outcome).containsOnly(Outcome.APPLIED);
    GetFunctionConfigurationResponse function = live(ENSURE);
    assertThat(function.runtimeAsString()).isEqualTo("java21");
    assertThat(function.handler())
        .isEqualTo("io.github.ddbbackup.lambda.EnsureBackupHandler::handleRequest");
    assertThat(function.codeSha256()).isEqualTo(archive("code").sha256Base64());
    assertThat(live(Scenario.FORWARDER).handler())
        .isEqualTo("io.github.ddbbackup.lambda.StreamToFirehoseHandler::handleRequest");
    DescribeRuleResponse rule = scenario.clients.eventBridge().describeRule(r -> r.name(RULE));
    assertThat(rule.eventPattern()).contains("CreateTable").contains("RestoreTableFromBackup");
    assertThat(rule.state()).isEqualTo(RuleState.ENABLED);
    assertThat(targets()).singleElement().satisfies(t -> assertThat(t.arn()).isEqualTo(aliasArn()));
    assertThat(policyOfAlias()).contains(rule.arn()).contains("ddbbackup-rule");
    assertThat(
            scenario
                .clients
                .logs()
                .describeLogGroups(r -> r.logGroupNamePrefix("/aws/lambda/"))
                .logGroups())
        .hasSize(2)
        .allSatisfy(g -> assertThat(g.retentionInDays()).isEqualTo(30));
  }

  @Test
  void onlyTheRulesMayCallTheFunctionAndNobodyTheOther() {
    backup.deploy(archive("code"), Mode.APPLY);

    JsonArray statements =
        JsonValue.readJSON(policyOfAlias()).asObject().get("Statement").asArray();
    assertThat(statements)
        .hasSize(2)
        .extracting(JsonValue::asObject)
        .allSatisfy(
            s -> {
              assertThat(s.get("Principal")).hasToString("{\"Service\":\"events.amazonaws.com\"}");
              assertThat(s.getString("Action", "")).isEqualTo("lambda:InvokeFunction");
              assertThat(s.getString("Resource", "")).isEqualTo(aliasArn());
            })
        .extracting(s -> s.get("Condition").toString())
        .containsExactlyInAnyOrder(calledBy(RULE), calledBy("DynamoDBBackupReconcile"));
    assertThat(policyOfFunction()).isEmpty();
    assertThatThrownBy(
            () ->
                scenario
                    .clients
                    .lambda()
                    .getPolicy(r -> r.functionName(Scenario.FORWARDER).qualifier("live")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private String calledBy(String rule) {
    return "{\"ArnLike\":{\"AWS:SourceArn\":\"arn:aws:events:%s:123456789012:rule/%s\"}}"
        .formatted(scenario.region, rule);
  }

  @Test
  void secondDeploymentChangesNothing() {
    backup.deploy(archive("code"), Mode.APPLY);
    scenario.forget();

    InstallationResult result = backup.deploy(archive("code"), Mode.APPLY);

    assertThat(result.failure()).isEmpty();
    assertThat(result.changedAnything()).isFalse();
    assertThat(scenario.calls.changing()).isEmpty();
  }

  @Test
  void dryRunChangesNothing() {
    InstallationResult result = backup.deploy(archive("code"), Mode.DRY_RUN);

    assertThat(result.changes()).extracting(ChangeResult::outcome).containsOnly(Outcome.PLANNED);
    assertThat(scenario.calls.changing()).isEmpty();
  }

  @Test
  void aPlanTakesTheDeploymentForDone() {
    TableName table = scenario.createTable("Planned");

    AccountPlan plan = backup.plan(archive("code"), new TableSelection.Named(List.of(table)));

    assertThat(plan.hasChanges()).isTrue();
    assertThat(plan.tables().failures()).isEmpty();
    assertThat(plan.tables().tables().get(0).changes())
        .extracting(c -> c.change().operation())
        .containsOnly(Operation.CREATE)
        .hasSize(3);
    assertThat(scenario.calls.changing()).isEmpty();

    backup.deploy(archive("code"), Mode.APPLY);
    backup.provision(table);

    assertThat(backup.plan(archive("code"), new TableSelection.Named(List.of(table))).hasChanges())
        .isFalse();
  }

  @Test
  void newCodeIsPublishedAndOnlyTheLastVersionsAreKept() {
    for (int i = 1; i <= 5; i++) {
      assertThat(backup.deploy(archive("code " + i), Mode.APPLY).failure()).isEmpty();
    }
    scenario.forget();

    assertThat(backup.deploy(archive("code 5"), Mode.APPLY).changedAnything()).isFalse();

    assertThat(live(ENSURE).codeSha256()).isEqualTo(archive("code 5").sha256Base64());
    assertThat(versions(ENSURE)).containsExactly("3", "4", "5");
  }

  @Test
  void onlyTheCodeIsSentWhenOnlyTheCodeDiffers() {
    backup.deploy(archive("code"), Mode.APPLY);
    scenario.forget();

    backup.deploy(archive("other code"), Mode.APPLY);

    assertThat(scenario.calls.changing())
        .containsOnly("UpdateFunctionCode", "PublishVersion", "UpdateAlias");
  }

  @Test
  void driftIsRepaired() {
    backup.deploy(archive("code"), Mode.APPLY);
    scenario
        .clients
        .lambda()
        .updateFunctionConfiguration(r -> r.functionName(ENSURE).memorySize(128).timeout(3));
    scenario.clients.eventBridge().disableRule(r -> r.name(RULE));
    scenario
        .clients
        .lambda()
        .removePermission(
            r -> r.functionName(ENSURE).qualifier("live").statementId("ddbbackup-rule"));
    scenario.clients.eventBridge().removeTargets(r -> r.rule(RULE).ids(ENSURE));
    scenario.clients.logs().deleteRetentionPolicy(r -> r.logGroupName("/aws/lambda/" + ENSURE));

    InstallationResult result = backup.deploy(archive("code"), Mode.APPLY);

    assertThat(result.failure()).isEmpty();
    assertThat(live(ENSURE).memorySize()).isEqualTo(512);
    assertThat(scenario.clients.eventBridge().describeRule(r -> r.name(RULE)).state())
        .isEqualTo(RuleState.ENABLED);
    assertThat(policyOfAlias()).contains("ddbbackup-rule");
    assertThat(targets()).hasSize(1);
    assertThat(backup.deploy(archive("code"), Mode.APPLY).changedAnything()).isFalse();
  }

  @Test
  void environmentOfTheUserStays() {
    backup.deploy(archive("code"), Mode.APPLY);
    assertThat(live(ENSURE).environment().variables())
        .isEqualTo(FunctionSettings.FIRST_ENVIRONMENT);
    scenario
        .clients
        .lambda()
        .updateFunctionConfiguration(
            r ->
                r.functionName(ENSURE)
                    .memorySize(128)
                    .environment(e -> e.variables(Map.of("JAVA_TOOL_OPTIONS", "-Xss1m"))));

    backup.deploy(archive("code"), Mode.APPLY);

    assertThat(live(ENSURE).environment().variables())
        .isEqualTo(Map.of("JAVA_TOOL_OPTIONS", "-Xss1m"));
  }

  @Test
  void installationOfTheOriginalIsTakenOverInPlace() {
    String ruleArn = OriginalInstallation.in(scenario);
    scenario
        .clients
        .eventBridge()
        .putTargets(
            r ->
                r.rule(RULE)
                    .targets(
                        Target.builder()
                            .id("of-the-user")
                            .arn(
                                "arn:aws:lambda:" + scenario.region + ":123456789012:function:mine")
                            .build()));

    scenario.createTable("Orders");
    scenario.setStream("Orders", Optional.of("NEW_AND_OLD_IMAGES"));
    scenario
        .clients
        .lambda()
        .createEventSourceMapping(
            r ->
                r.eventSourceArn(scenario.streamOf("Orders"))
                    .functionName(Scenario.FORWARDER)
                    .startingPosition(EventSourcePosition.TRIM_HORIZON));
    scenario.settledMapping("Orders");

    InstallationResult result = backup.deploy(archive("code"), Mode.APPLY);

    assertThat(result.failure()).isEmpty();
    assertThat(scenario.settledMapping("Orders").functionResponseTypesAsStrings())
        .containsExactly("ReportBatchItemFailures");
    assertThat(scenario.calls.changing())
        .containsSubsequence("UpdateEventSourceMapping", "UpdateFunctionCode")
        .doesNotContain("CreateEventSourceMapping");
    assertThat(live(ENSURE).runtimeAsString()).isEqualTo("java21");
    assertThat(live(Scenario.FORWARDER).runtimeAsString()).isEqualTo("java21");
    assertThat(targets())
        .extracting(t -> t.id() + " " + t.arn())
        .containsExactlyInAnyOrder(
            "KwDMFAJEDLqLdXcF9cXpgi " + aliasArn(),
            "of-the-user arn:aws:lambda:" + scenario.region + ":123456789012:function:mine");
    assertThat(policyOfAlias()).contains(ruleArn);
    assertThat(policyOfFunction()).doesNotContain("vytxeTZskVKR7C7WgdSP3d");
    assertThat(backup.deploy(archive("code"), Mode.APPLY).changedAnything()).isFalse();
  }

  @Test
  void accountWithoutATrailIsWarned() {
    try (LocalAccount withoutTrail =
            LocalAccount.builder()
                .dynamoDbClassPath(LocalAccountExtension.dynamoDbClassPath())
                .withTrail(false)
                .start();
        Scenario other = new Scenario(withoutTrail);
        ContinuousBackup unheard = other.backup()) {
      assertThat(unheard.deploy(archive("code"), Mode.APPLY).failure()).isEmpty();

      assertThat(other.events)
          .anyMatch(e -> e instanceof BackupEvent.Warned w && w.text().contains("CloudTrail"));
    }
    backup.deploy(archive("code"), Mode.APPLY);
    assertThat(scenario.events).noneMatch(BackupEvent.Warned.class::isInstance);
  }

  private static FunctionArchive archive(String code) {
    return FunctionArchive.of(Scenario.zip(code));
  }

  @Test
  void whatTheFunctionsRunOnIsAsConfiguredAndDriftIsRepaired() {
    FunctionOptions options =
        new FunctionOptions(
            FunctionOptions.JavaRuntime.JAVA25, FunctionOptions.Architecture.ARM64, 1_024, true);
    BackupConfig config = scenario.builder().functions(options).build();
    backup.deploy(archive("code"), Mode.APPLY);
    try (ContinuousBackup changed = scenario.backup(config, scenario.calls).build()) {
      assertThat(changed.deploy(archive("code"), Mode.APPLY).failure()).isEmpty();
      assertRunsOn(options, live(Scenario.FORWARDER));
      scenario
          .clients
          .lambda()
          .updateFunctionConfiguration(
              r ->
                  r.functionName(ENSURE)
                      .memorySize(128)
                      .snapStart(s -> s.applyOn(SnapStartApplyOn.NONE)));

      assertThat(changed.deploy(archive("code"), Mode.APPLY).failure()).isEmpty();

      assertRunsOn(options, live(ENSURE));
      assertThat(changed.deploy(archive("code"), Mode.APPLY).changedAnything()).isFalse();
    }
    assertThat(backup.deploy(archive("code"), Mode.APPLY).failure()).isEmpty();
    assertRunsOn(FunctionOptions.DEFAULT, live(ENSURE));
  }

  private static void assertRunsOn(
      FunctionOptions options, GetFunctionConfigurationResponse function) {
    assertThat(function.runtimeAsString()).isEqualTo(options.runtime().id());
    assertThat(function.architecturesAsStrings()).containsExactly(options.architecture().id());
    assertThat(function.memorySize()).isEqualTo(options.memoryMB());
    assertThat(function.snapStart().optimizationStatusAsString())
        .isEqualTo(options.snapStart() ? "On" : "Off");
  }

  private GetFunctionConfigurationResponse live(String function) {
    return scenario
        .clients
        .lambda()
        .getFunctionConfiguration(r -> r.functionName(function).qualifier("live"));
  }

  private List<String> versions(String function) {
    return scenario
        .clients
        .lambda()
        .listVersionsByFunction(r -> r.functionName(function))
        .versions()
        .stream()
        .map(FunctionConfiguration::version)
        .filter(v -> !v.equals("$LATEST"))
        .toList();
  }

  private List<Target> targets() {
    return scenario.clients.eventBridge().listTargetsByRule(r -> r.rule(RULE)).targets();
  }

  private String aliasArn() {
    return "arn:aws:lambda:" + scenario.region + ":123456789012:function:" + ENSURE + ":live";
  }

  private String policyOfAlias() {
    return scenario
        .clients
        .lambda()
        .getPolicy(r -> r.functionName(ENSURE).qualifier("live"))
        .policy();
  }

  private String policyOfFunction() {
    try {
      return scenario.clients.lambda().getPolicy(r -> r.functionName(ENSURE)).policy();
    } catch (ResourceNotFoundException e) {
      return "";
    }
  }
}
