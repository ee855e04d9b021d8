package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.Compression;
import io.github.ddbbackup.config.DeliveryOptions;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.TableResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.firehose.model.CompressionFormat;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamDescription;
import software.amazon.awssdk.services.firehose.model.ExtendedS3DestinationDescription;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/** Setting up one table at a time, over the wire. */
@ExtendWith(ScenarioExtension.class)
class TableProvisioningTest {

  private final Scenario scenario;
  private final ContinuousBackup backup;
  private String forwarder;

  TableProvisioningTest(Scenario scenario, ContinuousBackup backup) {
    this.scenario = scenario;
    this.backup = backup;
  }

  @BeforeEach
  void start() {
    forwarder = scenario.createForwarder();
  }

  @Test
  void firstRunMakesEverythingAndTellsTheStory() {
    TableName table = scenario.createTable("Orders");

    TableResult result = backup.provision(table);

    assertThat(result.failure()).isEmpty();
    assertThat(result.changes()).extracting(ChangeResult::outcome).containsOnly(Outcome.APPLIED);
    assertDeliveryStream("Orders");
    assertMapping(scenario.mappings("Orders"));
    String stream = scenario.streamOf("Orders");
    String deliveryStream = describe("Orders").deliveryStreamARN();
    assertThat(scenario.messages())
        .containsSubsequence(
            "Enabled Update Stream for Orders",
            "Resolved DynamoDB Stream ARN: " + stream,
            "Created new Firehose Delivery Stream " + deliveryStream,
            "Resolved Firehose Delivery Stream ARN: " + deliveryStream);
  }

  @Test
  void tableThatIsStillCreatingIsWaitedFor() {
    try (LocalAccount slow =
            LocalAccount.builder()
                .dynamoDbClassPath(LocalAccountExtension.dynamoDbClassPath())
                .creationHold(Duration.ofSeconds(2))
                .start();
        Scenario other = new Scenario(slow);
        ContinuousBackup waiting = other.backup()) {
      other.createForwarder();
      TableName table = other.createTable("Orders");
      assertThat(other.clients.dynamoDb().describeTable(r -> r.tableName("Orders")).table())
          .extracting(t -> t.tableStatusAsString())
          .isEqualTo("CREATING");

      assertThat(waiting.provision(table).failure()).isEmpty();

      assertThat(other.mappings("Orders")).hasSize(1);
    }
  }

  @Test
  void secondRunChangesNothing() {
    TableName table = scenario.createTable("Orders");
    backup.provision(table);
    scenario.forget();

    TableResult result = backup.provision(table);

    assertThat(result.failure()).isEmpty();
    assertThat(result.hasChanges()).isFalse();
    assertThat(scenario.calls.changing()).isEmpty();
  }

  @Test
  void dryRunChangesNothingAndTellsWhatItWould() {
    TableName table = scenario.createTable("Orders");

    TableResult result =
        backup.provision(new TableSelection.Named(List.of(table)), Mode.DRY_RUN).tables().get(0);

    assertThat(result.changes()).extracting(ChangeResult::outcome).containsOnly(Outcome.PLANNED);
    assertThat(scenario.calls.changing()).isEmpty();
  }

  @Test
  void changedConfigurationBringsEverythingInLine() {
    TableName table = scenario.createTable("Orders");
    backup.provision(table);

    try (ContinuousBackup changed =
        scenario.backup(scenario.config(1, 5), scenario.calls).build()) {
      assertThat(changed.provision(table).failure()).isEmpty();
      assertThat(changed.provision(table).hasChanges()).isFalse();
    }

    assertThat(destination("Orders").bufferingHints().sizeInMBs()).isEqualTo(1);
    EventSourceMappingConfiguration mapping = scenario.mappings("Orders").get(0);
    assertThat(mapping.batchSize()).isEqualTo(5);
    assertThat(mapping.maximumBatchingWindowInSeconds()).isZero();
  }

  @Test
  void driftOfTheDeliveryStreamIsRepaired() {
    TableName table = scenario.createTable("Orders");
    backup.provision(table);
    DeliveryStreamDescription before = describe("Orders");
    scenario
        .clients
        .firehose()
        .updateDestination(
            r ->
                r.deliveryStreamName("Orders")
                    .currentDeliveryStreamVersionId(before.versionId())
                    .destinationId(before.destinations().get(0).destinationId())
                    .extendedS3DestinationUpdate(
                        d ->
                            d.bucketARN("arn:aws:s3:::other-bucket")
                                .roleARN("arn:aws:iam::123456789012:role/Other")
                                .prefix("other/Orders/")
                                .errorOutputPrefix("other-errors/")
                                .fileExtension(".json.gz")
                                .compressionFormat(CompressionFormat.GZIP)
                                .bufferingHints(b -> b.sizeInMBs(5).intervalInSeconds(300))));
    scenario
        .clients
        .firehose()
        .untagDeliveryStream(r -> r.deliveryStreamName("Orders").tagKeys("ddbbackup:managed-by"));

    assertThat(backup.provision(table).changedAnything()).isTrue();

    assertThat(destination("Orders").prefix()).isEqualTo("backups/Orders/");
    assertThat(destination("Orders").bufferingHints().sizeInMBs()).isEqualTo(64);
    switchFormat(backup, table);
    assertDeliveryStream("Orders");
    assertThat(backup.provision(table).hasChanges()).isFalse();
  }

  @Test
  void driftOfTheMappingIsRepaired() {
    TableName table = scenario.createTable("Orders");
    backup.provision(table);
    String uuid = scenario.settledMapping("Orders").uuid();
    scenario
        .clients
        .lambda()
        .updateEventSourceMapping(
            r ->
                r.uuid(uuid)
                    .enabled(false)
                    .batchSize(7)
                    .maximumBatchingWindowInSeconds(9)
                    .bisectBatchOnFunctionError(false)
                    .maximumRetryAttempts(2)
                    .maximumRecordAgeInSeconds(60)
                    .destinationConfig(d -> d.onFailure(f -> f.destination("")))
                    .functionResponseTypes(List.of()));

    TableResult result = backup.provision(table);

    assertThat(result.failure()).isEmpty();
    assertMapping(scenario.mappings("Orders"));
    assertThat(scenario.mappings("Orders").get(0).uuid()).isEqualTo(uuid);
    assertThat(backup.provision(table).hasChanges()).isFalse();
  }

  @Test
  void whatAnOlderInstallationMadeIsTakenOver() {
    TableName table = scenario.createTable("Orders");
    scenario.setStream("Orders", Optional.of("NEW_AND_OLD_IMAGES"));
    scenario
        .clients
        .firehose()
        .createDeliveryStream(
            r ->
                r.deliveryStreamName("Orders")
                    .extendedS3DestinationConfiguration(
                        d ->
                            d.bucketARN("arn:aws:s3:::" + scenario.bucket)
                                .roleARN("arn:aws:iam::123456789012:role/Firehose")
                                .prefix("backups/Orders/")
                                .compressionFormat(CompressionFormat.GZIP)
                                .bufferingHints(b -> b.sizeInMBs(64).intervalInSeconds(120))));
    String uuid =
        scenario
            .clients
            .lambda()
            .createEventSourceMapping(
                r ->
                    r.eventSourceArn(scenario.streamOf("Orders"))
                        .functionName(Scenario.FORWARDER)
                        .startingPosition("TRIM_HORIZON")
                        .batchSize(500))
            .uuid();

    assertThat(backup.provision(table).failure()).isEmpty();

    assertThat(functionOf("Orders")).endsWith(":live-s3");
    assertThat(destination("Orders").compressionFormat()).isEqualTo(CompressionFormat.GZIP);
    assertThat(backup.provision(table).changedAnything()).isFalse();
    switchFormat(backup, table);
    assertDeliveryStream("Orders");
    assertMapping(scenario.mappings("Orders"));
    assertThat(scenario.mappings("Orders").get(0).uuid()).isEqualTo(uuid);
  }

  @Test
  void compressionChangesByFirehoseAndBackAndToNone() {
    TableName table = scenario.createTable("Orders");
    backup.provision(table);
    for (Compression compression :
        List.of(
            Compression.FIREHOSE, Compression.NONE, Compression.FUNCTION, Compression.FIREHOSE)) {
      BackupConfig config =
          scenario.builder().delivery(new DeliveryOptions(compression, 3)).build();
      try (ContinuousBackup changed = scenario.backup(config, scenario.calls).build()) {
        switchFormat(changed, table);
      }
      assertThat(destination("Orders").compressionFormat())
          .isEqualTo(
              compression == Compression.FIREHOSE
                  ? CompressionFormat.GZIP
                  : CompressionFormat.UNCOMPRESSED);
      assertThat(String.valueOf(destination("Orders").fileExtension()))
          .matches(compression == Compression.NONE ? "|null" : "\\.gz");
      assertThat(functionOf("Orders"))
          .endsWith(compression == Compression.FUNCTION ? ":live-gzip" : ":live");
      assertThat(scenario.settledMapping("Orders").parallelizationFactor()).isEqualTo(3);
    }
  }

  /** As one reconcile after the other does it, in three steps at most. */
  private void switchFormat(ContinuousBackup by, TableName table) {
    int steps = 0;
    do {
      scenario.settledMapping(table.value());
      scenario.pass(Duration.ofMinutes(30));
      steps++;
    } while (by.provision(table).hasChanges());
    assertThat(steps).isLessThanOrEqualTo(4);
  }

  private String functionOf(String table) {
    return scenario.mappings(table).get(0).functionArn();
  }

  @Test
  void secondMappingOfTheSameStreamIsRemoved() {
    TableName table = scenario.createTable("Orders");
    backup.provision(table);
    scenario
        .clients
        .lambda()
        .createEventSourceMapping(
            r ->
                r.eventSourceArn(scenario.streamOf("Orders"))
                    .functionName(Scenario.FORWARDER)
                    .startingPosition("TRIM_HORIZON"));

    assertThat(backup.provision(table).failure()).isEmpty();

    assertMapping(scenario.mappings("Orders"));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 64, 65, 255})
  void namesOfAllLengthsGetAStreamAndThePrefixOfTheFullName(int length) {
    String name = "t".repeat(length);
    TableName table = scenario.createTable(name);

    assertThat(backup.provision(table).failure()).isEmpty();

    String deliveryStream = DeliveryStreamName.forTable(table).value();
    assertThat(destination(deliveryStream).prefix()).isEqualTo("backups/" + name + "/");
    assertThat(deliveryStream.equals(name)).isEqualTo(length <= 64);
    assertThat(backup.provision(table).hasChanges()).isFalse();
  }

  @Test
  void longNamesThatStartAlikeShareNothing() {
    String head = "x".repeat(64);

    assertThat(backup.provision(scenario.createTable(head + "-1")).failure()).isEmpty();
    assertThat(backup.provision(scenario.createTable(head + "-2")).failure()).isEmpty();
    assertThat(backup.provision(scenario.createTable(head)).failure()).isEmpty();

    assertThat(scenario.deliveryStreams()).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void mappingOfAFormerStreamStaysUntilTheStreamIsReadOut() {
    TableName table = scenario.createTable("Orders");
    backup.provision(table);
    String former = scenario.mappings("Orders").get(0).uuid();
    scenario
        .clients
        .dynamoDb()
        .putItem(r -> r.tableName("Orders").item(Map.of("k", AttributeValue.fromS("unread"))));
    scenario.setStream("Orders", Optional.empty());
    scenario.setStream("Orders", Optional.of("NEW_AND_OLD_IMAGES"));

    TableResult result = backup.provision(table);

    assertThat(result.failure()).isEmpty();
    assertThat(scenario.mappings("Orders"))
        .hasSize(2)
        .extracting(EventSourceMappingConfiguration::uuid)
        .contains(former);
    assertThat(scenario.events)
        .anyMatch(e -> e instanceof BackupEvent.Warned w && w.text().contains(former));
  }

  private DeliveryStreamDescription describe(String name) {
    return scenario
        .clients
        .firehose()
        .describeDeliveryStream(r -> r.deliveryStreamName(name))
        .deliveryStreamDescription();
  }

  private ExtendedS3DestinationDescription destination(String name) {
    return describe(name).destinations().get(0).extendedS3DestinationDescription();
  }

  private void assertDeliveryStream(String table) {
    ExtendedS3DestinationDescription destination = destination(table);
    assertThat(describe(table).deliveryStreamStatusAsString()).isEqualTo("ACTIVE");
    assertThat(destination.bucketARN()).isEqualTo("arn:aws:s3:::" + scenario.bucket);
    assertThat(destination.roleARN()).isEqualTo("arn:aws:iam::123456789012:role/Firehose");
    assertThat(destination.prefix()).isEqualTo("backups/" + table + "/");
    assertThat(destination.errorOutputPrefix()).doesNotStartWith("backups/" + table + "/");
    assertThat(destination.bufferingHints().sizeInMBs()).isEqualTo(64);
    assertThat(destination.bufferingHints().intervalInSeconds()).isEqualTo(120);
    assertThat(destination.compressionFormat()).isEqualTo(CompressionFormat.UNCOMPRESSED);
    assertThat(destination.fileExtension()).isEqualTo(".gz");
    assertThat(
            scenario
                .clients
                .firehose()
                .listTagsForDeliveryStream(r -> r.deliveryStreamName(table))
                .tags())
        .extracting(t -> t.key() + "=" + t.value())
        .containsExactlyInAnyOrder(
            "ddbbackup:table=" + table, "ddbbackup:managed-by=dynamodb-continuous-backup");
  }

  private void assertMapping(List<EventSourceMappingConfiguration> mappings) {
    assertThat(mappings).hasSize(1);
    EventSourceMappingConfiguration mapping = mappings.get(0);
    assertThat(mapping.functionArn()).isEqualTo(forwarder);
    assertThat(mapping.state()).isNotIn("Disabled", "Disabling");
    assertThat(mapping.startingPositionAsString()).isEqualTo("TRIM_HORIZON");
    assertThat(mapping.batchSize()).isEqualTo(500);
    assertThat(mapping.maximumBatchingWindowInSeconds()).isEqualTo(1);
    assertThat(mapping.functionResponseTypesAsStrings()).containsExactly("ReportBatchItemFailures");
    assertThat(mapping.bisectBatchOnFunctionError()).isTrue();
    assertThat(mapping.maximumRetryAttempts()).isEqualTo(-1);
    assertThat(mapping.maximumRecordAgeInSeconds()).isEqualTo(-1);
    assertThat(mapping.destinationConfig().onFailure().destination())
        .isEqualTo("arn:aws:s3:::" + scenario.bucket);
  }
}
