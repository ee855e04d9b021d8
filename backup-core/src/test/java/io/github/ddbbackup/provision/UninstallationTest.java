package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.InstallationResult;
import io.github.ddbbackup.plan.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Removing an installation, over the wire. */
@ExtendWith(ScenarioExtension.class)
class UninstallationTest {

  private static final String RULE = "DynamoDBCreateDelete";

  private final Scenario scenario;
  private final ContinuousBackup backup;

  UninstallationTest(Scenario scenario, ContinuousBackup backup) {
    this.scenario = scenario;
    this.backup = backup;
  }

  @Test
  void removalTakesEverythingButTheLogs() {
    backup.deploy(archive("code"), Mode.APPLY);

    InstallationResult result = backup.undeploy(Mode.APPLY);

    assertThat(result.failure()).isEmpty();
    assertThat(scenario.clients.lambda().listFunctions().functions()).isEmpty();
    assertThat(scenario.clients.eventBridge().listRules(r -> r.namePrefix(RULE)).rules()).isEmpty();
    assertThat(
            scenario
                .clients
                .logs()
                .describeLogGroups(r -> r.logGroupNamePrefix("/aws/lambda/"))
                .logGroups())
        .hasSize(2);
    assertThat(backup.undeploy(Mode.APPLY).changedAnything()).isFalse();
  }

  @Test
  void removalIsRefusedWhileTablesWouldLoseTheirBackup() {
    backup.deploy(archive("code"), Mode.APPLY);
    TableName table = scenario.createTable("Orders");
    assertThat(backup.provision(table).failure()).isEmpty();
    scenario.forget();

    InstallationResult refused = backup.undeploy(Mode.APPLY);

    assertThat(refused.failure().orElseThrow()).hasMessageContaining("Orders");
    assertThat(scenario.calls.changing()).isEmpty();
    assertThat(backup.undeployEvenIfInUse(Mode.APPLY).failure()).isEmpty();
    assertThat(scenario.clients.lambda().listFunctions().functions()).isEmpty();
    assertThat(backup.deprovision(table).failure()).isEmpty();
    assertThat(scenario.mappings()).isEmpty();
  }

  @Test
  void removalsUnderWayAreNamed() {
    backup.deploy(archive("code"), Mode.APPLY);
    TableName table = scenario.createTable("Orders");
    assertThat(backup.provision(table).failure()).isEmpty();
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    assertThat(backup.deprovisionDeleted(table).awaited()).isNotEmpty();
    scenario.forget();

    assertThat(backup.undeploy(Mode.APPLY).failure()).isEmpty();

    assertThat(scenario.messages())
        .anyMatch(m -> m.contains("ddbbackup:deprovision -Dddbbackup.tables=Orders"));
    assertThat(backup.deprovision(table).failure()).isEmpty();
    assertThat(backup.undeploy(Mode.APPLY).failure()).isEmpty();
  }

  private static FunctionArchive archive(String code) {
    return FunctionArchive.of(Scenario.zip(code));
  }
}
