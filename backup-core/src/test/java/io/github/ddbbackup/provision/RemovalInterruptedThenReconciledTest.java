package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.TableResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The removal of a deleted table that ends before any single call is completed by the reconcile:
 * one begins what was not begun and takes the mapping away, the next, when the delivery stream has
 * written what it buffers, takes that away.
 */
@ExtendWith(LocalAccountExtension.class)
class RemovalInterruptedThenReconciledTest {

  private final LocalAccount account;

  RemovalInterruptedThenReconciledTest(LocalAccount account) {
    this.account = account;
  }

  @Test
  void twoReconcilesCompleteWhatWasKilledAtAnyCall() {
    try (Scenario scenario = new Scenario(account);
        ContinuousBackup reconciling = scenario.backup()) {
      scenario.createForwarder();
      int calls = callsOfAWholeRemoval(scenario, reconciling);
      assertThat(calls).as("calls of a whole run").isGreaterThan(12);
      int[] tried = TriedCalls.of(calls);
      List<TableName> tables = deletedTables(scenario, reconciling, tried.length);
      for (int i = 0; i < tried.length; i++) {
        assertKilled(scenario, tried[i], tables.get(i));
      }

      reconcile(reconciling);
      assertThat(scenario.mappings()).isEmpty();
      scenario.pass(Duration.ofHours(1));
      reconcile(reconciling);

      assertThat(tables).allSatisfy(table -> assertGone(scenario, table));
      assertThat(reconcile(reconciling).tables().tables()).noneMatch(TableResult::hasChanges);
    }
  }

  private static int callsOfAWholeRemoval(Scenario scenario, ContinuousBackup backup) {
    TableName table = deletedTables(scenario, backup, 1).get(0);
    CallLog log = new CallLog();
    try (ContinuousBackup removing = scenario.backup(scenario.config(), log).build()) {
      assertThat(removing.deprovision(table).failure()).isEmpty();
    }
    return log.all().size();
  }

  private static List<TableName> deletedTables(
      Scenario scenario, ContinuousBackup backup, int count) {
    List<TableName> tables =
        IntStream.rangeClosed(1, count)
            .mapToObj(n -> scenario.createTable("of-" + count + "-" + n))
            .toList();
    reconcile(backup);
    tables.forEach(table -> scenario.settledMapping(table.value()));
    tables.forEach(
        table -> scenario.clients.dynamoDb().deleteTable(r -> r.tableName(table.value())));
    return tables;
  }

  private static void assertKilled(Scenario scenario, int call, TableName table) {
    boolean killed = false;
    try (ContinuousBackup doomed =
        scenario.backup(scenario.config(), CallLog.killingBefore(call)).build()) {
      doomed.deprovision(table);
    } catch (CallLog.Killed e) {
      killed = true;
    }
    assertThat(killed).as("killed at %d", call).isTrue();
  }

  private static ReconcileResult reconcile(ContinuousBackup backup) {
    ReconcileResult result =
        backup.reconcile(Mode.APPLY, Optional.empty(), () -> Duration.ofMinutes(15));
    assertThat(result.tables().failures()).isEmpty();
    return result;
  }

  private static void assertGone(Scenario scenario, TableName table) {
    assertThat(scenario.mappings(table.value())).isEmpty();
    assertThat(scenario.liveDeliveryStreams()).doesNotContain(table.value());
    assertThat(scenario.documents(table))
        .singleElement()
        .asString()
        .as("the catalog's document of %s", table)
        .contains("\"deleted\"");
  }
}
