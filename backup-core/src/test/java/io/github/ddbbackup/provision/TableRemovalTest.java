package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.TableResult;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Taking away tables' backups, over the wire. */
@ExtendWith(ScenarioExtension.class)
class TableRemovalTest {

  private final Scenario scenario;
  private final ContinuousBackup backup;
  private TableName table;

  TableRemovalTest(Scenario scenario, ContinuousBackup backup) {
    this.scenario = scenario;
    this.backup = backup;
  }

  @BeforeEach
  void start() {
    scenario.createForwarder();
    table = scenario.createTable("Orders");
    assertThat(backup.provision(table).failure()).isEmpty();
    scenario.forget();
  }

  @Test
  void mappingGoesThenDeliveryStreamAndTheUpdateStreamStays() {
    scenario.settledMapping("Orders");

    TableResult result = backup.deprovision(table);

    assertThat(result.failure()).isEmpty();
    assertThat(scenario.calls.changing())
        .containsExactly(
            "TagDeliveryStream",
            "DeleteEventSourceMapping",
            "TagDeliveryStream",
            "DeleteDeliveryStream");
    assertThat(scenario.mappings()).isEmpty();
    assertThat(scenario.liveDeliveryStreams()).isEmpty();
    assertThat(
            scenario
                .clients
                .dynamoDb()
                .describeTable(r -> r.tableName("Orders"))
                .table()
                .streamSpecification()
                .streamEnabled())
        .isTrue();
  }

  @Test
  void secondRemovalChangesNothing() {
    backup.deprovision(table);
    scenario.forget();

    TableResult result = backup.deprovision(table);

    assertThat(result.failure()).isEmpty();
    assertThat(result.changes()).extracting(ChangeResult::outcome).containsOnly(Outcome.UNCHANGED);
    assertThat(scenario.calls.changing()).isEmpty();
  }

  @Test
  void dryRunChangesNothing() {
    BulkResult result = backup.deprovision(new TableSelection.Named(List.of(table)), Mode.DRY_RUN);

    assertThat(result.tables().get(0).changes())
        .extracting(ChangeResult::outcome)
        .containsOnly(Outcome.PLANNED);
    assertThat(scenario.calls.changing()).isEmpty();
  }

  @Test
  void deletedTableIsCleanedUpAfter() {
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));

    TableResult begun = backup.deprovisionDeleted(table);

    assertThat(begun.failure()).isEmpty();
    assertThat(begun.awaited())
        .singleElement()
        .satisfies(a -> assertThat(a.until()).contains("written"));
    assertThat(scenario.liveDeliveryStreams()).containsExactly("Orders");
    scenario.pass(Duration.ofSeconds(100));
    assertThat(backup.continueRemoval(table).awaited()).isNotEmpty();
    scenario.pass(Duration.ofSeconds(80));
    assertThat(backup.continueRemoval(table).awaited()).isEmpty();
    assertThat(scenario.mappings()).isEmpty();
    assertThat(scenario.liveDeliveryStreams()).isEmpty();
  }

  @Test
  void lateNewsOfADeletionDoesNotHarmATableMadeAgain() {
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    scenario.createTable("Orders");
    assertThat(backup.provision(table).failure()).isEmpty();
    scenario.forget();

    TableResult result = backup.deprovisionDeleted(table);

    assertThat(result.changedAnything()).isFalse();
    assertThat(scenario.calls.changing()).isEmpty();
    assertThat(scenario.liveDeliveryStreams()).containsExactly("Orders");
  }

  @Test
  void tableMadeAgainDuringTheRemovalIsBackedUp() {
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    OnceAfter makingItAgain =
        new OnceAfter(
            "DeleteEventSourceMapping",
            () -> {
              scenario.createTable("Orders");
              assertThat(backup.provision(table).failure()).isEmpty();
            });
    try (ContinuousBackup removing =
        scenario.backup(scenario.config(), new CallLog()).interceptor(makingItAgain).build()) {
      assertThat(removing.deprovisionDeleted(table).failure()).isEmpty();
    }

    makingItAgain.assertDone();
    assertThat(scenario.liveDeliveryStreams()).containsExactly("Orders");
    assertThat(scenario.mappings("Orders"))
        .singleElement()
        .satisfies(m -> assertThat(m.eventSourceArn()).isEqualTo(scenario.streamOf("Orders")));
  }

  /** Its changes go to the very delivery stream that is about to be deleted. */
  @Test
  void tableMadeAgainInTheLastMomentKeepsTheDeliveryStream() {
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    assertThat(backup.deprovisionDeleted(table).awaited()).isNotEmpty();
    scenario.pass(Duration.ofMinutes(1));
    assertThat(backup.continueRemoval(table).awaited()).isNotEmpty();
    scenario.pass(Duration.ofMinutes(30));
    OnceAfter makingItAgain =
        new OnceAfter(
            "ListTagsForDeliveryStream",
            () -> {
              scenario.createTable("Orders");
              assertThat(backup.provision(table).failure()).isEmpty();
            });
    CallLog calls = new CallLog();
    try (ContinuousBackup removing =
        scenario.backup(scenario.config(), calls).interceptor(makingItAgain).build()) {
      TableResult result = removing.continueRemoval(table);
      assertThat(result.failure()).isEmpty();
      assertThat(result.awaited()).isEmpty();
    }

    makingItAgain.assertDone();
    assertThat(calls.changing()).isEmpty();
    assertThat(scenario.liveDeliveryStreams()).containsExactly("Orders");
  }

  @Test
  void tableMadeAgainIsBackedUpAgain() {
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    backup.deprovision(table);
    scenario.createTable("Orders");

    assertThat(backup.provision(table).failure()).isEmpty();

    assertThat(scenario.mappings("Orders"))
        .singleElement()
        .satisfies(m -> assertThat(m.eventSourceArn()).isEqualTo(scenario.streamOf("Orders")));
    assertThat(scenario.liveDeliveryStreams()).containsExactly("Orders");
  }

  @Test
  void tableThatNeverWasBackedUpIsNothingToRemove() {
    TableResult result = backup.deprovision(TableName.of("Never"));

    assertThat(result.failure()).isEmpty();
    assertThat(scenario.calls.changing()).isEmpty();
  }
}
