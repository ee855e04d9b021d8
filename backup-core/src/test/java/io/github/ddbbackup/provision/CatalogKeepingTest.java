package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.Resource;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.plan.TableStatus;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** What provisioning and removal leave in the catalog, over the wire. */
@ExtendWith(ScenarioExtension.class)
class CatalogKeepingTest {

  private final Scenario scenario;
  private final ContinuousBackup backup;
  private TableName table;

  CatalogKeepingTest(Scenario scenario, ContinuousBackup backup) {
    this.scenario = scenario;
    this.backup = backup;
  }

  @BeforeEach
  void start() {
    scenario.createForwarder();
    table = scenario.createTable("Orders");
  }

  @Test
  void aProvisionedTableIsDocumented() {
    scenario
        .clients
        .dynamoDb()
        .updateTimeToLive(
            r ->
                r.tableName("Orders")
                    .timeToLiveSpecification(t -> t.enabled(true).attributeName("expires")));
    scenario
        .clients
        .dynamoDb()
        .tagResource(
            r -> r.resourceArn(arn()).tags(Tag.builder().key("team").value("shop").build()));

    assertThat(backup.provision(table).failure()).isEmpty();
    scenario.forget();
    assertThat(backup.provision(table).hasChanges()).isFalse();

    assertThat(scenario.documents(table))
        .singleElement()
        .asString()
        .contains("\"table\" : \"Orders\"")
        .contains("\"BillingMode\" : \"PAY_PER_REQUEST\"")
        .contains("\"AttributeName\" : \"expires\"")
        .contains("\"Value\" : \"shop\"")
        .contains(scenario.streamOf("Orders"));
    assertThat(scenario.calls.all()).doesNotContain("PutObject");
  }

  @Test
  void theNewsOfADeletionIsNoted() {
    backup.provision(table);
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));

    assertThat(backup.deprovisionDeleted(table).failure()).isEmpty();

    assertThat(scenario.documents(table)).singleElement().asString().contains("\"deleted\" : ");
  }

  @Test
  void lateNewsOfADeletionConcernsTheEarlierTableAlone() {
    backup.provision(table);
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    scenario.createTable("Orders");
    backup.provision(table);

    backup.deprovisionDeleted(table);

    assertThat(scenario.documents(table))
        .hasSize(2)
        .satisfiesOnlyOnce(d -> assertThat(d).contains("\"deleted\" : "));
  }

  @Test
  void lateNewsThatATableWasMadeDoesNotSwitchItOnAgain() {
    assertThat(backup.provisionMade(table).changedAnything()).isTrue();
    assertThat(backup.deprovision(table).failure()).isEmpty();
    scenario.forget();

    TableResult again = backup.provisionMade(table);

    assertThat(again.failure()).isEmpty();
    assertThat(again.decision().backedUp()).isFalse();
    assertThat(again.decision().reason()).startsWith("switched off on ");
    assertThat(scenario.calls.changing()).isEmpty();

    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    scenario.createTable("Orders");
    assertThat(backup.provisionMade(table).decision().backedUp()).isTrue();
  }

  @Test
  void aMissingBucketKeepsNoTableFromBeingSetUp() {
    BackupConfig config =
        BackupConfig.builder(
                scenario.region,
                BucketName.of("there-is-no-such-bucket"),
                scenario.config().firehoseDeliveryRoleArn(),
                scenario.config().lambdaExecRoleArn())
            .build();
    try (ContinuousBackup without = scenario.backup(config, scenario.calls).build()) {
      TableResult result = without.provision(table);

      assertThat(result.failure()).isEmpty();
      assertThat(result.changes())
          .filteredOn(c -> c.outcome() == Outcome.FAILED)
          .extracting(c -> c.change().resource().kind())
          .containsExactly(Resource.Kind.CATALOG_ENTRY);
      assertThat(scenario.messages()).anyMatch(m -> m.contains("The catalog is not up to date"));
      assertThat(without.status(TableSelection.all()).get(0).coverage())
          .isEqualTo(Coverage.COVERED);
      assertThat(without.deprovision(table).failure()).isEmpty();
    }
  }

  @Test
  void aTableIsNotSwitchedOffWhenThatCantBeNoted() {
    backup.provision(table);
    scenario.settledMapping("Orders");
    scenario.forget();
    scenario.under(
        FaultRule.always(FaultKind.REFUSAL, "s3", "PutObject"),
        () -> {
          assertThat(backup.deprovision(table).failure()).isPresent();
        });

    assertThat(scenario.calls.changing()).isEmpty();
  }

  @Test
  void noFailureOfTheCatalogIsHidden() {
    scenario.under(
        FaultRule.always(FaultKind.REFUSAL, "s3", FaultRule.ANY),
        () -> {
          TableResult result = backup.provision(table);

          assertThat(result.failure()).isEmpty();
          assertThat(result.changes()).extracting(ChangeResult::outcome).contains(Outcome.FAILED);
        });
    assertThat(scenario.documents(table)).isEmpty();
    assertThat(backup.provision(table).changes())
        .extracting(ChangeResult::outcome)
        .containsOnly(Outcome.UNCHANGED);
    assertThat(scenario.documents(table)).hasSize(1);
  }

  @Test
  void aTableThatWasSwitchedOffForDaysHasAGap() {
    backup.provision(table);
    assertThat(backup.deprovision(table).failure()).isEmpty();
    scenario.awaitGone("Orders");
    scenario.pass(Duration.ofDays(4));
    scenario.under(
        FaultRule.always(FaultKind.REFUSAL, "s3", "PutObject"),
        () -> {
          assertThat(backup.provision(table).failure()).isPresent();
        });
    assertThat(status().coverage()).as("the mark stays").isEqualTo(Coverage.EXCLUDED);
    assertThat(scenario.mappings("Orders")).as("nothing is read").isEmpty();

    assertThat(backup.provision(table).changes())
        .extracting(ChangeResult::outcome)
        .doesNotContain(Outcome.FAILED);

    assertThat(scenario.documents(table)).singleElement().asString().contains("\"gaps\"");
    assertThat(status().coverage()).isEqualTo(Coverage.COVERED);
  }

  @Test
  void aTableThatIsSwitchedOnAgainStaysOnWhereverTheRunEnds() {
    backup.provision(table);
    assertThat(backup.deprovision(table).failure()).isEmpty();
    scenario.under(
        FaultRule.always(FaultKind.REFUSAL, "lambda", "CreateEventSourceMapping"),
        () -> {
          assertThat(backup.provision(table).failure()).isPresent();
        });

    assertThat(backup.reconcile(Mode.APPLY).failures()).isEmpty();

    assertThat(status().coverage()).isEqualTo(Coverage.COVERED);
  }

  @Test
  void aRemovalThatIsCalledOffStaysSoWhereverTheRunEnds() {
    backup.provision(table);
    scenario.settledMapping("Orders");
    assertThat(beginRemoval().awaited()).isNotEmpty();
    scenario.under(
        FaultRule.always(FaultKind.REFUSAL, "firehose", "UntagDeliveryStream"),
        () -> {
          assertThat(backup.provision(table).failure()).isPresent();
        });
    scenario.forget();

    assertThat(backup.reconcile(Mode.APPLY).failures()).isEmpty();
    assertThat(scenario.calls.changing()).as("it does not go on").isEmpty();
    scenario.pass(Duration.ofHours(25));
    assertThat(backup.reconcile(Mode.APPLY).failures()).isEmpty();

    assertThat(status().coverage()).as("once a day tags are looked at").isEqualTo(Coverage.COVERED);
    assertThat(scenario.documents(table)).singleElement().asString().doesNotContain("gaps");
  }

  @Test
  void aTableThatIsSetUpAgainDuringALookOverAllStaysSo() {
    backup.provision(table);
    scenario.settledMapping("Orders");
    assertThat(beginRemoval().awaited()).isNotEmpty();
    OnceAfter settingItUp =
        new OnceAfter(
            "ListObjectsV2", () -> assertThat(backup.provision(table).failure()).isEmpty());
    CallLog calls = new CallLog();
    try (ContinuousBackup looking =
        scenario.backup(scenario.config(), calls).interceptor(settingItUp).build()) {
      assertThat(looking.reconcile(Mode.APPLY).failures()).isEmpty();
    }

    settingItUp.assertDone();
    assertThat(calls.changing()).isEmpty();
    assertThat(status().coverage()).isEqualTo(Coverage.COVERED);
  }

  @Test
  void aTableThatIsSwitchedOffDuringALookOverAllStaysSo() {
    backup.provision(table);
    scenario.settledMapping("Orders");
    OnceAfter switchingItOff =
        new OnceAfter("DescribeTable", () -> assertThat(beginRemoval().failure()).isEmpty());
    CallLog calls = new CallLog();
    try (ContinuousBackup looking =
        scenario.backup(scenario.config(), calls).interceptor(switchingItOff).build()) {
      assertThat(looking.reconcile(Mode.APPLY).failures()).isEmpty();
    }

    switchingItOff.assertDone();
    assertThat(calls.changing()).as("the removal is not called off").isEmpty();
    assertThat(status().coverage()).isEqualTo(Coverage.BEING_REMOVED);
  }

  @Test
  void aTableThatIsSwitchedOffStaysSoThoughTheCatalogCantBeListedAtFirst() {
    backup.provision(table);
    assertThat(backup.deprovision(table).failure()).isEmpty();
    scenario.awaitGone("Orders");
    scenario.forget();
    scenario.under(
        FaultRule.next(1, FaultKind.REFUSAL, "s3", "ListObjectsV2"),
        () -> {
          assertThat(backup.reconcile(Mode.APPLY).failures()).isEmpty();
        });

    assertThat(scenario.messages()).anyMatch(m -> m.contains("The catalog is not up to date"));
    assertThat(scenario.calls.changing()).isEmpty();
    assertThat(status().coverage()).isEqualTo(Coverage.EXCLUDED);
  }

  @Test
  void aTableThatIsSetUpAgainStaysSoThoughTheCatalogCantBeListed() {
    backup.provision(table);
    assertThat(backup.deprovision(table).failure()).isEmpty();
    scenario.under(
        FaultRule.always(FaultKind.REFUSAL, "s3", "ListObjectsV2"),
        () -> {
          assertThat(backup.provision(table).failure()).isEmpty();
        });

    assertThat(backup.reconcile(Mode.APPLY).failures()).isEmpty();

    assertThat(status().coverage()).isEqualTo(Coverage.COVERED);
  }

  /** Changes that were made a moment ago are still to be delivered, for nothing reads them here. */
  private TableResult beginRemoval() {
    return backup
        .beginDeprovisioning(new TableSelection.Named(List.of(table)), Mode.APPLY)
        .tables()
        .get(0);
  }

  private TableStatus status() {
    return backup.status(new TableSelection.Named(List.of(table))).get(0);
  }

  private String arn() {
    return scenario.clients.dynamoDb().describeTable(r -> r.tableName("Orders")).table().tableArn();
  }

  @Test
  void markersAndDocumentsAreNoBackupOfAnyTable() {
    List<String> before = keys();

    backup.provision(table);
    backup.deprovision(table);

    assertThat(keys())
        .filteredOn(key -> !before.contains(key))
        .isNotEmpty()
        .allMatch(key -> key.startsWith("backups/_catalog=tables/"));
  }

  private List<String> keys() {
    return scenario
        .clients
        .s3()
        .listObjectsV2Paginator(r -> r.bucket(scenario.bucket).prefix("backups/"))
        .contents()
        .stream()
        .map(o -> o.key())
        .toList();
  }
}
