package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Mode;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A run that ends before any single call, which is the same as after the answer to the call before,
 * is completed by the next run. A call whose answer is lost is made again without harm.
 *
 * <p>Of provisionings and deployments those of {@link TriedCalls} are tried.
 */
@ExtendWith({LocalAccountExtension.class, ScenarioExtension.class})
class InterruptedRunsTest {

  private static final int STEP = TriedCalls.STEP;
  private static final FunctionArchive ARCHIVE = FunctionArchive.of(Scenario.zip("code"));

  @Test
  void provisioningIsCompleted(Scenario scenario, ContinuousBackup next) {
    scenario.createForwarder();
    int call = first();
    boolean killed;
    do {
      call += STEP;
      TableName table = scenario.createTable("table-" + call);
      killed = kills(scenario, CallLog.killingBefore(call), b -> b.provision(table));

      assertThat(next.provision(table).failure()).as("killed at %d", call).isEmpty();
      assertThat(next.provision(table).hasChanges()).as("killed at %d", call).isFalse();
      assertThat(scenario.mappings(table.value())).as("killed at %d", call).hasSize(1);
    } while (killed);
    assertThat(call).as("calls of a whole run").isGreaterThan(10);
  }

  /** A step before the first call to be tried. */
  private static int first() {
    return TriedCalls.first() - STEP;
  }

  @Test
  void removalIsCompleted(Scenario scenario, ContinuousBackup next) {
    scenario.createForwarder();
    List<TableName> tables =
        IntStream.rangeClosed(1, 8).mapToObj(n -> scenario.createTable("table-" + n)).toList();
    assertThat(next.provision(TableSelection.all(), Mode.APPLY).failures()).isEmpty();
    tables.forEach(table -> scenario.settledMapping(table.value()));
    int call = 0;
    boolean killed;
    do {
      TableName table = tables.get(call);
      call++;
      killed = kills(scenario, CallLog.killingBeforeChange(call), b -> b.deprovision(table));

      assertThat(next.deprovision(table).failure()).as("killed at %d", call).isEmpty();
      assertThat(next.deprovision(table).hasChanges()).as("killed at %d", call).isFalse();
      assertThat(scenario.mappings(table.value())).as("killed at %d", call).isEmpty();
    } while (killed);
    assertThat(call).as("changes of a whole run").isGreaterThan(4);
  }

  @Test
  void deploymentIsCompleted(LocalAccount account) {
    int change = first();
    boolean killed;
    do {
      change += STEP;
      try (Scenario scenario = new Scenario(account);
          ContinuousBackup next = scenario.backup()) {
        killed =
            kills(
                scenario, CallLog.killingBeforeChange(change), b -> b.deploy(ARCHIVE, Mode.APPLY));

        assertThat(next.deploy(ARCHIVE, Mode.APPLY).failure()).as("killed at %d", change).isEmpty();
        assertThat(next.deploy(ARCHIVE, Mode.DRY_RUN).changes())
            .as("killed at %d", change)
            .noneMatch(c -> c.change().isChange());
      }
    } while (killed);
    assertThat(change).as("changes of a whole run").isGreaterThan(12);
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb, UpdateTable",
    "firehose, CreateDeliveryStream",
    "lambda, CreateEventSourceMapping"
  })
  void lostAnswerWhileProvisioningDoesNoHarm(
      String service, String operation, Scenario scenario, ContinuousBackup backup) {
    scenario.createForwarder();
    TableName table = scenario.createTable("Orders");

    withLostAnswer(
        scenario,
        service,
        operation,
        () -> assertThat(backup.provision(table).failure()).isEmpty());

    assertThat(scenario.mappings("Orders")).hasSize(1);
    assertThat(backup.provision(table).hasChanges()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "firehose, TagDeliveryStream",
    "firehose, DeleteDeliveryStream",
    "lambda, DeleteEventSourceMapping"
  })
  void lostAnswerWhileRemovingDoesNoHarm(
      String service, String operation, Scenario scenario, ContinuousBackup backup) {
    scenario.createForwarder();
    TableName table = scenario.createTable("Orders");
    assertThat(backup.provision(table).failure()).isEmpty();
    scenario.settledMapping("Orders");

    withLostAnswer(
        scenario,
        service,
        operation,
        () -> assertThat(backup.deprovision(table).failure()).isEmpty());

    assertThat(scenario.mappings("Orders")).isEmpty();
    assertThat(backup.deprovision(table).hasChanges()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "lambda, CreateFunction",
    "lambda, PublishVersion",
    "lambda, CreateAlias",
    "lambda, AddPermission",
    "events, PutRule",
    "events, PutTargets",
    "logs, CreateLogGroup"
  })
  void lostAnswerWhileDeployingDoesNoHarm(
      String service, String operation, Scenario scenario, ContinuousBackup backup) {
    withLostAnswer(
        scenario,
        service,
        operation,
        () -> assertThat(backup.deploy(ARCHIVE, Mode.APPLY).failure()).isEmpty());

    assertThat(backup.deploy(ARCHIVE, Mode.APPLY).changedAnything()).isFalse();
  }

  private static void withLostAnswer(
      Scenario scenario, String service, String operation, Runnable work) {
    FaultRule rule = FaultRule.next(1, FaultKind.TIMEOUT_AFTER_TAKING, service, operation);
    scenario.faults.switchOn(rule);
    try {
      work.run();
    } finally {
      scenario.faults.switchOff(rule);
    }
  }

  /** Whether the run was killed; false when it had fewer calls than that. */
  private static boolean kills(Scenario scenario, CallLog log, Consumer<ContinuousBackup> work) {
    try (ContinuousBackup doomed = scenario.backup(scenario.config(), log).build()) {
      work.accept(doomed);
      return false;
    } catch (CallLog.Killed e) {
      return true;
    }
  }
}
