package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.TableResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What of a look over the account does not fit into its time, or fails, over the wire. */
@ExtendWith(ScenarioExtension.class)
class ReconcileHandOnTest {

  private final Scenario scenario;
  private final ContinuousBackup backup;

  ReconcileHandOnTest(Scenario scenario, ContinuousBackup backup) {
    this.scenario = scenario;
    this.backup = backup;
  }

  @BeforeEach
  void start() {
    scenario.createForwarder();
  }

  private static Duration enough() {
    return Duration.ofMinutes(15);
  }

  private ReconcileResult reconcile() {
    return backup.reconcile(Mode.APPLY, Optional.empty(), ReconcileHandOnTest::enough);
  }

  @Test
  void whatDoesNotFitIntoTheTimeIsHandedOn() {
    for (String name : List.of("T-1", "T-2", "T-3", "T-4")) {
      scenario.createTable(name);
    }
    Iterator<Duration> left =
        List.of(Duration.ofMinutes(9), Duration.ofMinutes(4), Duration.ofSeconds(239)).iterator();
    Supplier<Duration> clock = () -> left.hasNext() ? left.next() : Duration.ZERO;
    try (ContinuousBackup single =
        scenario.backup(scenario.config(), scenario.calls).parallelism(1).build()) {
      ReconcileResult first = single.reconcile(Mode.APPLY, Optional.empty(), clock);
      assertThat(first.tables().tables())
          .extracting(t -> t.table().value())
          .containsExactly("T-1", "T-2");
      assertThat(first.after()).contains(TableName.of("T-2"));

      ReconcileResult second =
          single.reconcile(Mode.APPLY, first.after(), ReconcileHandOnTest::enough);
      assertThat(second.tables().tables())
          .extracting(t -> t.table().value())
          .containsExactly("T-3", "T-4");
      assertThat(second.after()).isEmpty();
    }
  }

  @Test
  void aFailureWithWhatADeletedTableLeftBehindKeepsNoOtherFromBeingSetUp() {
    TableName gone = scenario.createTable("A-gone");
    reconcile();
    scenario.settledMapping("A-gone");
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("A-gone"));
    TableName here = scenario.createTable("Here");
    try (ContinuousBackup single =
        scenario.backup(scenario.config(), scenario.calls).parallelism(1).build()) {
      scenario.under(
          FaultRule.next(1, FaultKind.REFUSAL, "dynamodb", "DescribeTable"),
          () -> {
            BulkResult result = single.reconcile(Mode.DRY_RUN);

            assertThat(result.failures()).extracting(TableResult::table).containsExactly(gone);
            assertThat(result.tables()).extracting(TableResult::table).contains(here);
          });
    }
  }

  @Test
  void whatDeletedTablesLeftBehindIsHandedOnToo() {
    TableName gone = scenario.createTable("Gone");
    TableName other = scenario.createTable("Other-gone");
    scenario.createTable("Here");
    reconcile();
    scenario.settledMapping("Gone");
    scenario.settledMapping("Other-gone");
    scenario.removeMapping("Other-gone");
    scenario.forgetDocuments(other);
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Gone"));
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Other-gone"));
    try (ContinuousBackup single =
        scenario.backup(scenario.config(), scenario.calls).parallelism(1).build()) {
      assertThat(handOns(single)).containsExactly("Gone", "Here");
    }

    assertThat(scenario.documents(gone)).singleElement().asString().contains("\"deleted\" : \"20");
    scenario.pass(Duration.ofHours(1));
    reconcile();
    scenario.awaitGone("Gone");
    scenario.awaitGone("Other-gone");
  }

  /** Where each look stopped that had time for one name. */
  private static List<String> handOns(ContinuousBackup backup) {
    List<String> stops = new ArrayList<>();
    Optional<TableName> after = Optional.empty();
    do {
      Iterator<Duration> left = List.of(enough()).iterator();
      after =
          backup
              .reconcile(Mode.APPLY, after, () -> left.hasNext() ? left.next() : Duration.ZERO)
              .after();
      after.map(TableName::value).ifPresent(stops::add);
    } while (after.isPresent() && stops.size() < 9);
    return stops;
  }

  @Test
  void theDailyCloserLookWaitsForItsTurnAsAGlanceDoes() {
    for (String name : List.of("T-1", "T-2", "T-3")) {
      scenario.createTable(name);
    }
    assertThat(reconcile().tables().failures()).isEmpty();
    scenario.pass(Duration.ofHours(21));
    Instant now = scenario.now();
    Set<Duration> pauses = ConcurrentHashMap.newKeySet();
    try (ContinuousBackup atOneInstant =
        scenario.backup(scenario.config(), scenario.calls).clock(() -> now, pauses::add).build()) {
      assertThat(atOneInstant.reconcile(Mode.APPLY).failures()).isEmpty();
    }
    assertThat(pauses)
        .as("a glance and a look at each of three delivery streams, the first at once")
        .containsExactlyInAnyOrder(
            Duration.ofMillis(250),
            Duration.ofMillis(500),
            Duration.ofMillis(750),
            Duration.ofMillis(1000),
            Duration.ofMillis(1250));
  }

  @Test
  void noTimeAtAllMakesNoHeadway() {
    scenario.createTable("T-1");
    Optional<TableName> after = Optional.of(TableName.of("T-0"));

    ReconcileResult result = backup.reconcile(Mode.APPLY, after, () -> Duration.ZERO);

    assertThat(result.tables().tables()).isEmpty();
    assertThat(result.after()).isEqualTo(after);
    assertThatThrownBy(() -> backup.reconcile(Mode.APPLY, Optional.empty(), () -> Duration.ZERO))
        .as("which must not pass for a look at all")
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("There was no time to look at any table");
  }
}
