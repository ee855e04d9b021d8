package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.plan.TableStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
    scenario.removeMapping("Orders");
    scenario.pass(Duration.ofHours(5));
    assertThat(reconcile().tables().failures()).isEmpty();
    assertThat(scenario.documents(table)).singleElement().asString().doesNotContain("\"gaps\"");

    scenario.removeMapping("Orders");
    scenario.pass(Duration.ofDays(3));
    CallLog killing = CallLog.killingAfter("CreateEventSourceMapping");
    try (ContinuousBackup doomed = scenario.backup(scenario.config(), killing).build()) {
      assertThatThrownBy(() -> doomed.provision(table)).isInstanceOf(CallLog.Killed.class);
    }
    assertThat(scenario.mappings("Orders")).as("it is read again").hasSize(1);
    assertThat(reconcile().tables().failures()).isEmpty();

    assertThat(scenario.documents(table)).singleElement().asString().contains("\"gaps\"");
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
