package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.plan.TableStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Provisioning that ends before any single call is completed by one reconcile. */
@ExtendWith(LocalAccountExtension.class)
class InterruptedThenReconciledTest {

  private final LocalAccount account;

  InterruptedThenReconciledTest(LocalAccount account) {
    this.account = account;
  }

  @Test
  void oneReconcileCompletesWhatWasKilledAtAnyCall() {
    int call = 0;
    boolean killed;
    do {
      call++;
      try (Scenario scenario = new Scenario(account);
          ContinuousBackup reconciling = scenario.backup()) {
        scenario.createForwarder();
        TableName table = scenario.createTable("Orders");
        killed = kills(scenario, call, table);

        ReconcileResult result =
            reconciling.reconcile(Mode.APPLY, Optional.empty(), () -> Duration.ofMinutes(15));

        assertThat(result.tables().failures()).as("killed at %d", call).isEmpty();
        assertCovered(scenario, reconciling, table, call);
      }
    } while (killed);
    assertThat(call).as("calls of a whole run").isGreaterThan(12);
  }

  private static void assertCovered(
      Scenario scenario, ContinuousBackup backup, TableName table, int call) {
    TableStatus status = backup.status(new TableSelection.Named(List.of(table))).get(0);
    assertThat(status.coverage()).as("killed at %d", call).isEqualTo(Coverage.COVERED);
    assertThat(status.reasons()).as("killed at %d", call).isEmpty();
    assertThat(scenario.mappings(table.value())).as("killed at %d", call).hasSize(1);
    assertThat(scenario.documents(table))
        .as("killed at %d", call)
        .singleElement()
        .asString()
        .contains(scenario.streamOf(table.value()));
    ReconcileResult again =
        backup.reconcile(Mode.APPLY, Optional.empty(), () -> Duration.ofMinutes(15));
    assertThat(again.tables().tables()).noneMatch(TableResult::hasChanges);
  }

  /** Whether the run was killed; false when it had fewer calls than that. */
  private static boolean kills(Scenario scenario, int call, TableName table) {
    try (ContinuousBackup doomed =
        scenario.backup(scenario.config(), CallLog.killingBefore(call)).build()) {
      assertThat(doomed.provision(table).failure()).isEmpty();
      return false;
    } catch (CallLog.Killed e) {
      return true;
    }
  }
}
