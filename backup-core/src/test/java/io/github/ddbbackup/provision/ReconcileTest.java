package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.plan.TableStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Looking over the whole account, over the wire. */
@ExtendWith(ScenarioExtension.class)
class ReconcileTest {

  private final Scenario scenario;
  private final ContinuousBackup backup;

  ReconcileTest(Scenario scenario, ContinuousBackup backup) {
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
    return backup.reconcile(Mode.APPLY, Optional.empty(), ReconcileTest::enough);
  }

  private TableStatus status(TableName table) {
    return backup.status(new TableSelection.Named(List.of(table))).get(0);
  }

  @Test
  void aTableOfWhichNoOneHeardIsBackedUp() {
    TableName table = scenario.createTable("Orders");

    ReconcileResult result = reconcile();

    assertThat(result.tables().failures()).isEmpty();
    assertThat(result.after()).isEmpty();
    assertThat(status(table).coverage()).isEqualTo(Coverage.COVERED);
    assertThat(scenario.documents(table)).hasSize(1);
    assertThat(reconcile().tables().tables()).noneMatch(TableResult::hasChanges);
  }

  @Test
  void driftIsMended() {
    TableName table = scenario.createTable("Orders");
    reconcile();
    String mapping = scenario.settledMapping("Orders").uuid();
    scenario.clients.lambda().updateEventSourceMapping(r -> r.uuid(mapping).batchSize(7));
    scenario.settledMapping("Orders");
    TableName other = scenario.createTable("Other");
    reconcile();
    scenario.clients.firehose().deleteDeliveryStream(r -> r.deliveryStreamName("Other"));

    assertThat(reconcile().tables().failures()).isEmpty();

    assertThat(scenario.settledMapping("Orders").batchSize()).isEqualTo(500);
    assertThat(status(table).coverage()).isEqualTo(Coverage.COVERED);
    assertThat(status(other).coverage()).isEqualTo(Coverage.COVERED);
  }

  @Test
  void aStreamOfTheWrongViewIsReportedAndTheOthersAreSetUp() {
    TableName wrong = scenario.createTable("A-wrong");
    scenario.setStream("A-wrong", Optional.of("KEYS_ONLY"));
    TableName right = scenario.createTable("B-right");

    ReconcileResult result = reconcile();

    assertThat(result.tables().failures()).extracting(TableResult::table).containsExactly(wrong);
    assertThat(status(right).coverage()).isEqualTo(Coverage.COVERED);
    assertThat(scenario.documents(wrong)).as("it is in the catalog all the same").hasSize(1);
  }

  @Test
  void aStreamThatWasSwitchedOffIsSwitchedOnAndBothAreKnown() {
    TableName table = scenario.createTable("Orders");
    reconcile();
    String first = scenario.streamOf("Orders");
    scenario.setStream("Orders", Optional.empty());

    assertThat(reconcile().tables().failures()).isEmpty();

    assertThat(status(table).coverage()).isEqualTo(Coverage.COVERED);
    assertThat(scenario.documents(table))
        .singleElement()
        .asString()
        .contains(first)
        .contains(scenario.streamOf("Orders"))
        .contains("\"gaps\"");
  }

  @Test
  void aTableThatNothingReadForDaysHasAGapThoughTheRunThatMendsItIsKilled() {
    TableName table = scenario.createTable("Orders");
    reconcile();
    removeMapping("Orders");
    scenario.pass(Duration.ofHours(5));
    assertThat(reconcile().tables().failures()).isEmpty();
    assertThat(scenario.documents(table)).singleElement().asString().doesNotContain("\"gaps\"");

    removeMapping("Orders");
    scenario.pass(Duration.ofDays(3));
    CallLog killing = CallLog.killingAfter("CreateEventSourceMapping");
    try (ContinuousBackup doomed = scenario.backup(scenario.config(), killing).build()) {
      assertThatThrownBy(() -> doomed.provision(table)).isInstanceOf(CallLog.Killed.class);
    }
    assertThat(scenario.mappings("Orders")).as("it is read again").hasSize(1);
    assertThat(reconcile().tables().failures()).isEmpty();

    assertThat(scenario.documents(table)).singleElement().asString().contains("\"gaps\"");
  }

  private void removeMapping(String table) {
    String mapping = scenario.settledMapping(table).uuid();
    scenario.clients.lambda().deleteEventSourceMapping(r -> r.uuid(mapping));
    Instant deadline = Instant.now().plusSeconds(20);
    while (scenario.clients.lambda().listEventSourceMappings().eventSourceMappings().stream()
        .anyMatch(m -> m.uuid().equals(mapping))) {
      assertThat(Instant.now()).as("still there").isBefore(deadline);
      LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void dryRunTellsAndChangesNothing() {
    scenario.createTable("Orders");
    TableName gone = scenario.createTable("Gone");
    assertThat(backup.provision(gone).failure()).isEmpty();
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Gone"));
    scenario.forget();

    ReconcileResult result =
        backup.reconcile(Mode.DRY_RUN, Optional.empty(), ReconcileTest::enough);

    assertThat(result.tables().tables())
        .filteredOn(TableResult::hasChanges)
        .extracting(t -> t.table().value())
        .containsExactly("Gone", "Orders");
    assertThat(scenario.calls.changing()).isEmpty();
    assertThat(scenario.calls.all()).doesNotContain("PutObject", "DeleteObject");
  }

  @Test
  void aTableThatSomeoneSwitchedOffIsLeftAlone() {
    TableName table = scenario.createTable("Orders");
    reconcile();
    scenario.settledMapping("Orders");
    assertThat(backup.deprovision(table).failure()).isEmpty();
    scenario.awaitGone("Orders");

    assertThat(status(table).coverage()).isEqualTo(Coverage.EXCLUDED);
    assertThat(status(table).reasons())
        .singleElement()
        .asString()
        .matches("switched off on 20\\d\\d-\\d\\d-\\d\\d by deprovision");
    ReconcileResult result = reconcile();
    assertThat(result.tables().failures()).isEmpty();
    assertThat(status(table).coverage()).isEqualTo(Coverage.EXCLUDED);

    assertThat(backup.provision(table).failure()).isEmpty();
    assertThat(status(table).coverage()).isEqualTo(Coverage.COVERED);
    assertThat(reconcile().tables().tables()).noneMatch(TableResult::hasChanges);
  }

  @Test
  void aTableMadeAgainIsBackedUpThoughTheOneBeforeWasSwitchedOff() {
    TableName table = scenario.createTable("Orders");
    reconcile();
    backup.deprovision(table);
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    scenario.createTable("Orders");

    assertThat(reconcile().tables().failures()).isEmpty();

    assertThat(status(table).coverage()).isEqualTo(Coverage.COVERED);
    assertThat(scenario.documents(table))
        .hasSize(2)
        .satisfiesOnlyOnce(d -> assertThat(d).contains("\"deleted\""));
  }

  @Test
  void whatADeletedTableLeftBehindIsTakenUp() {
    TableName table = scenario.createTable("Orders");
    reconcile();
    scenario.settledMapping("Orders");
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));

    ReconcileResult result = reconcile();

    assertThat(result.tables().failures()).isEmpty();
    assertThat(result.tables().tables()).extracting(TableResult::table).containsExactly(table);
    assertThat(result.tables().changedAnything()).isTrue();
    assertThat(scenario.documents(table)).singleElement().asString().contains("\"deleted\" : \"20");
  }

  @Test
  void whatADeletedTableLeftBehindGoesThoughOneThatIsLeftOutBearsItsName() {
    TableName again = scenario.createTable("Again");
    TableName kept = scenario.createTable("Kept");
    reconcile();
    scenario.settledMapping("Again");
    scenario.settledMapping("Kept");
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Again"));
    scenario.createTable("Again");
    BackupConfig leavingAllOut = scenario.builder().tableNameMatchRegex("other-.*").build();

    try (ContinuousBackup other = scenario.backup(leavingAllOut, scenario.calls).build()) {
      assertThat(other.reconcile(Mode.APPLY).failures()).isEmpty();
      assertThat(scenario.mappings("Again")).isEmpty();
      scenario.pass(Duration.ofHours(1));
      BulkResult last = other.reconcile(Mode.APPLY);

      assertThat(last.failures()).isEmpty();
      assertThat(scenario.liveDeliveryStreams()).containsExactly("Kept");
      assertThat(scenario.mappings("Kept")).as("set up before it was left out").hasSize(1);
      assertThat(last.tables())
          .filteredOn(t -> t.table().equals(kept))
          .noneMatch(TableResult::hasChanges);
      scenario.awaitGone("Again");
      assertThat(other.reconcile(Mode.APPLY).tables())
          .filteredOn(t -> t.table().equals(again))
          .allMatch(t -> !t.hasChanges() && t.awaited().isEmpty());
    }
  }

  @Test
  void tablesOfAnotherRegionInTheSameBucketAreNotTakenForDeletedOnes() {
    TableName table = scenario.createTable("Orders");
    reconcile();
    try (Scenario elsewhere = scenario.withSameBucket();
        ContinuousBackup other = elsewhere.backup()) {
      elsewhere.createForwarder();

      assertThat(
              other
                  .reconcile(Mode.APPLY, Optional.empty(), ReconcileTest::enough)
                  .tables()
                  .tables())
          .noneMatch(TableResult::hasChanges);
      assertThat(elsewhere.documents(table)).isEmpty();
    }
    assertThat(reconcile().tables().tables()).noneMatch(TableResult::hasChanges);
    assertThat(scenario.documents(table)).hasSize(1);
  }

  @Test
  void deliveryStreamsOfOthersAreNotTouched() {
    scenario
        .clients
        .firehose()
        .createDeliveryStream(
            r ->
                r.deliveryStreamName("clickstream")
                    .extendedS3DestinationConfiguration(
                        d ->
                            d.bucketARN("arn:aws:s3:::" + scenario.bucket)
                                .roleARN("arn:aws:iam::123456789012:role/Firehose")));
    scenario.forget();

    assertThat(reconcile().tables().tables()).isEmpty();

    assertThat(scenario.calls.changing()).isEmpty();
    assertThat(scenario.deliveryStreams()).containsExactly("clickstream");
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

      ReconcileResult second = single.reconcile(Mode.APPLY, first.after(), ReconcileTest::enough);
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
    FaultRule refusal = FaultRule.next(1, FaultKind.REFUSAL, "dynamodb", "DescribeTable");
    scenario.faults.switchOn(refusal);
    try (ContinuousBackup single =
        scenario.backup(scenario.config(), scenario.calls).parallelism(1).build()) {
      BulkResult result = single.reconcile(Mode.DRY_RUN);

      assertThat(result.failures()).extracting(TableResult::table).containsExactly(gone);
      assertThat(result.tables()).extracting(TableResult::table).contains(here);
    } finally {
      scenario.faults.switchOff(refusal);
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
    removeMapping("Other-gone");
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

  @Test
  void aTableWithNothingToDoCostsThreeCalls() {
    // More than a page of each list.
    int tables = 105;
    List<TableName> names = new ArrayList<>();
    for (int i = 0; i < tables; i++) {
      names.add(scenario.createTable("table-%03d".formatted(i)));
    }
    ReconcileResult result;
    try (ContinuousBackup own = scenario.backup(inAFolderOfItsOwn(), scenario.calls).build()) {
      assertThat(
              own.reconcile(Mode.APPLY, Optional.empty(), ReconcileTest::enough)
                  .tables()
                  .failures())
          .isEmpty();
      // The clock of tests goes fast: whatever is a day old by now is looked at anew.
      own.reconcile(Mode.APPLY);
      scenario.forget();
      result = own.reconcile(Mode.APPLY, Optional.empty(), ReconcileTest::enough);
    }

    assertThat(result.tables().tables())
        .extracting(TableResult::table)
        .containsExactlyElementsOf(names);
    assertThat(result.tables().tables()).noneMatch(TableResult::hasChanges);
    List<String> calls = scenario.calls.all();
    for (String once : List.of("DescribeTable", "DescribeDeliveryStream", "GetObject")) {
      assertThat(calls).filteredOn(once::equals).as(once).hasSize(tables);
    }
    assertThat(calls)
        .as("what is asked for all tables together")
        .filteredOn(
            c -> !List.of("DescribeTable", "DescribeDeliveryStream", "GetObject").contains(c))
        .hasSizeLessThan(25)
        .allMatch(c -> c.startsWith("List") || c.equals("GetAlias"));
  }

  /** The catalog of the other scenarios has tables of other Regions. */
  private BackupConfig inAFolderOfItsOwn() {
    BackupConfig config = scenario.config();
    return BackupConfig.builder(
            config.region(),
            config.firehoseDeliveryBucket(),
            config.firehoseDeliveryRoleArn(),
            config.lambdaExecRoleArn())
        .firehoseDeliveryPrefix(BackupPrefix.of("counted"))
        .build();
  }
}
