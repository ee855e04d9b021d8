package io.github.ddbbackup.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.ReconcileRequest;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.TableResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ReconcileRunTest {

  private static final TableName ORDERS = TableName.of("Orders");
  private final BackupException passing = BackupException.service("Throttled", "", "Wait.");
  private final BackupException lasting = BackupException.user("Wrong view", "", "Mend it.");

  private final List<ReconcileRequest> handedOn = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private Optional<TableName> after = Optional.empty();
  private Optional<BackupException> failure = Optional.empty();

  private void run(ReconcileRequest request) {
    new ReconcileRun(new Backup(), (BackupEvent e) -> told.add(e.message()))
        .run(request, () -> Duration.ofMinutes(15));
  }

  private static ReconcileRequest request(Optional<String> after, int round) {
    return new ReconcileRequest(after.map(TableName::of), round);
  }

  @Test
  void aLookThatIsThroughEndsWithASummary() {
    run(ReconcileRequest.first());

    assertThat(handedOn).isEmpty();
    assertThat(told).containsExactly("Looked over 1 tables: 0 changed, 0 failed");
  }

  @Test
  void whatIsLeftIsHandedOn() {
    after = Optional.of(ORDERS);

    run(request(Optional.of("Customers"), 3));

    assertThat(handedOn).containsExactly(request(Optional.of("Orders"), 4));
    assertThat(told)
        .containsExactly(
            "Looked over 1 tables: 0 changed, 0 failed; it goes on after table Orders");
  }

  @Test
  void handingOnComesToAnEnd() {
    after = Optional.of(ORDERS);
    ReconcileRequest request = ReconcileRequest.first();
    int rounds = 0;
    while (true) {
      handedOn.clear();
      run(request);
      rounds++;
      if (handedOn.isEmpty()) {
        break;
      }
      request = request(Optional.of("Before-" + rounds), handedOn.get(0).round());
    }

    assertThat(rounds).isBetween(2, 16);
    assertThat(told).last().asString().contains("ends before it is through");
  }

  @Test
  void aLookWithoutHeadwayIsNotHandedOn() {
    after = Optional.of(ORDERS);

    run(request(Optional.of("Orders"), 1));

    assertThat(handedOn).isEmpty();
    assertThat(told).last().asString().contains("after table Orders");
  }

  @Test
  void aFailureThatMayPassFailsTheInvocation() {
    failure = Optional.of(passing);

    assertThatThrownBy(() -> run(ReconcileRequest.first())).isSameAs(passing);

    assertThat(told)
        .containsExactly(
            "Table Orders: Throttled. Wait.", "Looked over 1 tables: 0 changed, 1 failed");
  }

  @Test
  void whatOnlyAPersonCanMendIsTold() {
    failure = Optional.of(lasting);

    run(ReconcileRequest.first());

    assertThat(told).contains("Table Orders: Wrong view. Mend it.");
  }

  @Test
  void anInvocationThatHandedOnDoesNotFail() {
    failure = Optional.of(passing);
    after = Optional.of(ORDERS);

    run(ReconcileRequest.first());

    assertThat(handedOn).hasSize(1);
  }

  private final class Backup implements TableBackup {
    @Override
    public TableResult tableMade(TableName table) {
      throw new AssertionError("no one asked for it");
    }

    @Override
    public TableResult tableDeleted(TableName table) {
      throw new AssertionError("no one asked for it");
    }

    @Override
    public ReconcileResult reconcile(Optional<TableName> first, Supplier<Duration> remaining) {
      TableResult result =
          new TableResult(ORDERS, new Decision(true, "all are", false), List.of(), failure);
      return new ReconcileResult(new BulkResult(List.of(result)), after);
    }

    @Override
    public void handOn(ReconcileRequest request) {
      handedOn.add(request);
    }
  }
}
