package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.Compression;
import io.github.ddbbackup.config.DeliveryOptions;
import io.github.ddbbackup.config.DeliveryStreamCounts;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.naming.TablePattern;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.plan.TableStatus;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;

/** Tables whose changes are divided among several delivery streams, over real connections. */
@ExtendWith({LocalAccountExtension.class, ScenarioExtension.class})
class SeveralDeliveryStreamsTest {

  private final Scenario scenario;

  SeveralDeliveryStreamsTest(Scenario scenario) {
    this.scenario = scenario;
  }

  @BeforeEach
  void deploy() {
    scenario.createForwarder();
    scenario.createAlias("live-gzip-x2");
    scenario.createAlias("live-gzip-x3");
  }

  @Test
  void theNumberIsRaisedAndLoweredAndAllOfThemGo() {
    TableName table = scenario.createTable("Orders");
    TableName other = scenario.createTable("Orders-other");
    with(1, b -> assertThat(b.provision(TableSelection.all(), Mode.APPLY).failures()).isEmpty());
    assertThat(scenario.liveDeliveryStreams()).containsExactlyInAnyOrder("Orders", "Orders-other");

    with(3, b -> provision(b, table));
    assertThat(scenario.liveDeliveryStreams()).containsAll(names(table, 3)).hasSize(4);
    assertThat(names(table, 3)).allSatisfy(this::assertWritesUnderTheTable);
    assertThat(alias(table)).isEqualTo("live-gzip-x3");
    assertThat(alias(other)).isEqualTo("live-gzip");
    with(3, b -> assertThat(b.reconcile(Mode.APPLY).changedAnything()).isFalse());

    with(1, b -> provision(b, table));
    assertThat(alias(table)).isEqualTo("live-gzip");
    scenario.settledMapping("Orders");
    with(1, this::reconcile);
    assertThat(scenario.liveDeliveryStreams()).as("what they buffer").hasSize(4);
    with(1, b -> assertThat(status(b, table).reasons()).hasSize(2));
    with(1, b -> assertThat(b.reconcile(Mode.APPLY).changedAnything()).isFalse());
    scenario.pass(Duration.ofMinutes(14));
    with(1, this::reconcile);
    assertThat(scenario.liveDeliveryStreams()).containsExactlyInAnyOrder("Orders", "Orders-other");
    with(1, b -> assertThat(b.reconcile(Mode.APPLY).changedAnything()).isFalse());

    with(3, b -> provision(b, table));
    scenario.settledMapping("Orders");
    with(1, b -> assertThat(b.deprovision(table).failure()).isEmpty());
    assertThat(scenario.liveDeliveryStreams()).containsExactly("Orders-other");
    assertThat(scenario.mappings("Orders")).isEmpty();
  }

  @Test
  void aTableMadeAgainInTheLastMomentKeepsAllOfThem() {
    TableName table = scenario.createTable("Orders");
    with(2, b -> provision(b, table));
    scenario.settledMapping("Orders");
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    with(2, b -> assertThat(b.deprovisionDeleted(table).awaited()).isNotEmpty());
    scenario.pass(Duration.ofMinutes(1));
    with(2, b -> assertThat(b.continueRemoval(table).awaited()).isNotEmpty());
    scenario.pass(Duration.ofMinutes(30));
    OnceAfter makingItAgain =
        new OnceAfter(
            "ListTagsForDeliveryStream",
            () -> {
              scenario.createTable("Orders");
              with(2, b -> provision(b, table));
            });
    CallLog calls = new CallLog();
    try (ContinuousBackup removing =
        scenario.backup(config(2), calls).interceptor(makingItAgain).build()) {
      TableResult result = removing.continueRemoval(table);
      assertThat(result.failure()).isEmpty();
      assertThat(result.awaited()).isEmpty();
    }

    makingItAgain.assertDone();
    assertThat(calls.changing()).isEmpty();
    assertThat(scenario.liveDeliveryStreams()).hasSameElementsAs(names(table, 2));
  }

  @Test
  void whereTheQuotaLeavesOneThatOneTakesAllChanges() {
    TableName table = scenario.createTable("Orders");
    try (ContinuousBackup limited =
        scenario
            .backup(config(3), scenario.calls)
            .interceptor(new DeliveryStreamQuota(2))
            .build()) {
      assertThat(limited.provision(table).failure())
          .get()
          .extracting(Throwable::getMessage)
          .asString()
          .contains("no delivery stream number 3", "quota of Firehose delivery streams");
      assertThat(alias(table)).isEqualTo("live-gzip");
      assertThat(status(limited, table).coverage()).isEqualTo(Coverage.COVERED);
      scenario.forget();
      assertThat(limited.provision(table).failure()).isPresent();
      assertThat(scenario.calls.changing())
          .as("all else is done")
          .hasSameElementsAs(List.of("CreateDeliveryStream"));
    }

    scenario.settledMapping("Orders");
    with(3, this::reconcile);
    assertThat(alias(table)).isEqualTo("live-gzip-x3");
    assertThat(scenario.liveDeliveryStreams()).hasSameElementsAs(names(table, 3));
  }

  @Test
  void andOfATableThatNothingReadsThoughItsMappingIsThere() {
    TableName table = scenario.createTable("Orders");
    with(1, b -> provision(b, table));
    String mapping = scenario.settledMapping("Orders").uuid();
    scenario.clients.lambda().updateEventSourceMapping(r -> r.uuid(mapping).enabled(false));
    scenario.settledMapping("Orders");

    try (ContinuousBackup limited =
        scenario
            .backup(config(3), scenario.calls)
            .interceptor(new DeliveryStreamQuota(1))
            .build()) {
      assertThat(limited.provision(table).failure()).isPresent();
      assertThat(status(limited, table).coverage()).isEqualTo(Coverage.COVERED);
    }
    assertThat(alias(table)).isEqualTo("live-gzip");
  }

  @Test
  void aTableWaitsForTheDeployment() {
    TableName table = scenario.createTable("Orders");
    with(1, b -> provision(b, table));

    with(
        4,
        b -> {
          assertThat(b.provision(table).failure())
              .get()
              .extracting(Throwable::getMessage)
              .asString()
              .contains("no alias live-gzip-x4");
          assertThat(status(b, table).coverage()).isEqualTo(Coverage.COVERED);
          assertThat(status(b, table).reasons()).anyMatch(r -> r.contains("no alias live-gzip-x4"));
        });

    assertThat(scenario.liveDeliveryStreams()).containsExactly("Orders");
    assertThat(alias(table)).isEqualTo("live-gzip");
  }

  @Test
  void driftAndWhatADeletedTableLeavesBehindAreTakenUp() {
    TableName table = scenario.createTable("Orders");
    with(3, b -> provision(b, table));
    scenario.settledMapping("Orders");
    String third = names(table, 3).get(2);
    scenario.clients.firehose().deleteDeliveryStream(r -> r.deliveryStreamName(third));
    scenario.awaitGone(third);

    with(3, b -> assertThat(status(b, table).coverage()).isEqualTo(Coverage.NOT_COVERED));
    with(3, this::reconcile);
    with(3, b -> assertThat(status(b, table).coverage()).isEqualTo(Coverage.COVERED));

    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    scenario
        .clients
        .lambda()
        .deleteEventSourceMapping(r -> r.uuid(scenario.settledMapping("Orders").uuid()));
    scenario.clients.firehose().deleteDeliveryStream(r -> r.deliveryStreamName("Orders"));
    scenario.awaitGone("Orders");
    with(1, this::reconcile);
    scenario.pass(Duration.ofHours(1));
    with(1, this::reconcile);
    assertThat(scenario.liveDeliveryStreams()).isEmpty();
  }

  @Test
  void aTableMadeAgainTakesThemOver() {
    TableName table = scenario.createTable("Orders");
    with(3, b -> provision(b, table));
    scenario.settledMapping("Orders");
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    with(3, b -> b.deprovisionDeleted(table));
    scenario.createTable("Orders");

    with(3, b -> provision(b, table));
    with(3, b -> assertThat(b.continueRemoval(table).changedAnything()).isFalse());
    scenario.pass(Duration.ofHours(1));
    with(3, this::reconcile);

    assertThat(scenario.liveDeliveryStreams()).containsExactlyInAnyOrderElementsOf(names(table, 3));
    with(3, b -> assertThat(status(b, table).coverage()).isEqualTo(Coverage.COVERED));
  }

  /** A run that ends before a call that only reads leaves what one ends after the call before. */
  @Test
  void raisingAndLoweringThatEndBeforeAnyCallAreCompletedByTheReconcile() {
    List<TableName> tables =
        IntStream.rangeClosed(1, 3).mapToObj(n -> scenario.createTable("Orders-" + n)).toList();
    with(1, this::reconcile);
    settle(tables);

    assertThat(killedRuns(2, tables)).as("one made, one moved").isEqualTo(2);
    with(2, this::reconcile);
    assertThat(tables).allSatisfy(t -> assertThat(alias(t)).isEqualTo("live-gzip-x2"));
    assertThat(scenario.liveDeliveryStreams()).hasSize(6);

    settle(tables);
    assertThat(killedRuns(1, tables)).as("one moved").isEqualTo(1);
    with(1, this::reconcile);
    settle(tables);
    assertThat(killedRuns(1, tables)).as("one tagged").isEqualTo(1);
    with(1, this::reconcile);
    assertThat(tables).allSatisfy(t -> assertThat(alias(t)).isEqualTo("live-gzip"));
    assertThat(scenario.liveDeliveryStreams()).as("what they buffer").hasSize(6);

    scenario.pass(Duration.ofMinutes(14));
    assertThat(killedRuns(1, tables)).as("one deleted").isEqualTo(1);
    with(1, this::reconcile);
    assertThat(scenario.liveDeliveryStreams()).hasSize(3);
    with(1, b -> assertThat(b.reconcile(Mode.APPLY).changedAnything()).isFalse());
  }

  private void settle(List<TableName> tables) {
    tables.forEach(table -> scenario.settledMapping(table.value()));
  }

  /** Provisions the first table until its first change, the second until its second, and so on. */
  private long killedRuns(int count, List<TableName> tables) {
    return IntStream.rangeClosed(1, tables.size())
        .filter(change -> isKilled(count, change, tables.get(change - 1)))
        .count();
  }

  private boolean isKilled(int count, int change, TableName table) {
    CallLog log = CallLog.killingBeforeChange(change);
    try (ContinuousBackup doomed = scenario.backup(config(count), log).build()) {
      doomed.provision(table);
      return false;
    } catch (CallLog.Killed e) {
      return true;
    }
  }

  private void with(int count, Consumer<ContinuousBackup> work) {
    try (ContinuousBackup backup = scenario.backup(config(count), scenario.calls).build()) {
      work.accept(backup);
    }
  }

  private BackupConfig config(int count) {
    DeliveryStreamCounts counts =
        new DeliveryStreamCounts(
            List.of(
                new DeliveryStreamCounts.Rule(TablePattern.of("Orders-other"), 1),
                new DeliveryStreamCounts.Rule(TablePattern.of("Orders*"), count)));
    return scenario
        .builder()
        .delivery(new DeliveryOptions(Compression.FUNCTION, 1, counts))
        .build();
  }

  private void provision(ContinuousBackup backup, TableName table) {
    assertThat(backup.provision(table).failure()).isEmpty();
  }

  private void reconcile(ContinuousBackup backup) {
    assertThat(backup.reconcile(Mode.APPLY).tables())
        .allSatisfy(result -> assertThat(result.failure()).isEmpty());
  }

  private static TableStatus status(ContinuousBackup backup, TableName table) {
    return backup.status(new TableSelection.Named(List.of(table))).get(0);
  }

  private static List<String> names(TableName table, int count) {
    return DeliveryStreamName.firstOf(table, count).stream()
        .map(DeliveryStreamName::value)
        .toList();
  }

  private String alias(TableName table) {
    String function = scenario.mappings(table.value()).get(0).functionArn();
    return function.substring(function.lastIndexOf(':') + 1);
  }

  private void assertWritesUnderTheTable(String name) {
    DeliveryStreamDescription stream =
        scenario
            .clients
            .firehose()
            .describeDeliveryStream(r -> r.deliveryStreamName(name))
            .deliveryStreamDescription();
    assertThat(stream.destinations().get(0).extendedS3DestinationDescription().prefix())
        .isEqualTo("backups/Orders/");
    assertThat(
            scenario
                .clients
                .firehose()
                .listTagsForDeliveryStream(r -> r.deliveryStreamName(name))
                .tags())
        .anyMatch(t -> t.key().equals("ddbbackup:table") && t.value().equals("Orders"));
  }
}
