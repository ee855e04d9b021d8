package io.github.ddbbackup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.ConfigLoader;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.RemovalTiming;
import io.github.ddbbackup.provision.ContinuousBackup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * Tables that are written and deleted at once, with the functions of the archive, real streams and
 * faults on the way: every change is in the backup, and everything else is gone in the end.
 */
class RemovalIT {

  private static final long SEED = 20_261_122;
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String BUCKET = "removal-it";
  private static final String CONFIGURATION =
      """
      {
        region: eu-west-1
        firehoseDeliveryBucket: removal-it
        firehoseDeliveryPrefix: backup
        firehoseDeliveryRoleArn: arn:aws:iam::123456789012:role/backup
        firehoseDeliveryIntervalSeconds: 1
        lambdaExecRoleArn: arn:aws:iam::123456789012:role/backup
        streamsMaxRecordsBatch: 20
      }
      """;

  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Faults faults = new Faults(SEED);
  private LocalAccount account;
  private AwsClients clients;
  private ContinuousBackup backup;

  @BeforeEach
  void deploy() throws Exception {
    account =
        LocalAccount.builder()
            .dynamoDbClassPath(LocalAccountExtension.dynamoDbClassPath())
            .faults(faults)
            .start();
    BackupConfig config = new ConfigLoader(Map.of()).load(CONFIGURATION, "test");
    AwsSettings settings =
        new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint()));
    clients = AwsClients.of(config.region(), settings);
    backup =
        ContinuousBackup.builder()
            .config(config)
            .aws(settings)
            .filters(TableFilters.of(Optional.empty(), List.of()))
            .listener(this::tell)
            .clock(InstantSource.system(), Sleeper.blocking())
            .removalTiming(
                new RemovalTiming(
                    Duration.ofHours(24), Duration.ofSeconds(2), Duration.ofSeconds(2), 10))
            .build();
    clients.s3().createBucket(b -> b.bucket(BUCKET));
    FunctionArchive archive =
        FunctionArchive.assemble(UnpackedFunction.archive(), Optional.of(CONFIGURATION), List.of());
    assertThat(backup.deploy(archive, Mode.APPLY).failure()).isEmpty();
  }

  @AfterEach
  void close() {
    backup.close();
    clients.close();
    account.close();
  }

  @Test
  void nothingIsLostWhenATableIsDeletedRightAfterItWasWritten() {
    TableName table = coveredTable("Orders");
    switchOnFaults();
    write(table, 0, 200);
    clients.dynamoDb().deleteTable(r -> r.tableName(table.value()));

    await("the function begins the removal", () -> tags(table).contains("ddbbackup:removal-since"));
    assertThat(backup.deprovision(table).failure()).as(told.toString()).isEmpty();

    assertThat(mappings(table)).isEmpty();
    assertThat(isLive(table)).isFalse();
    assertThat(keys(table)).containsAll(keys(0, 200));
  }

  @Test
  void tableMadeAgainIsServedAtOnceAndBothAreReadOutBeforeTheyGo() {
    TableName table = coveredTable("Again");
    switchOnFaults();
    write(table, 0, 60);
    clients.dynamoDb().deleteTable(r -> r.tableName(table.value()));
    create(table);
    await("the new table is covered", () -> isCovered(table));
    write(table, 60, 120);

    await("all changes of both", () -> keys(table).containsAll(keys(0, 120)));
    await("no removal", () -> !tags(table).contains("removal-since"));
    assertThat(isLive(table)).isTrue();
    String stream =
        clients.dynamoDb().describeTable(r -> r.tableName("Again")).table().latestStreamArn();
    assertThat(mappings(table))
        .extracting(EventSourceMappingConfiguration::eventSourceArn)
        .contains(stream);

    assertThat(backup.deprovision(table).failure()).as(told.toString()).isEmpty();
    assertThat(mappings(table)).isEmpty();
    assertThat(isLive(table)).isFalse();
  }

  private void switchOnFaults() {
    List.of(
            FaultRule.withProbability(0.2, FaultKind.THROTTLE, "firehose", "PutRecordBatch"),
            FaultRule.withProbability(0.1, FaultKind.SERVER_ERROR, "firehose", "PutRecordBatch"),
            FaultRule.withProbability(0.1, FaultKind.PARTIAL_FAILURE, "firehose", "PutRecordBatch"),
            FaultRule.withProbability(
                0.1, FaultKind.TIMEOUT_AFTER_TAKING, "firehose", "PutRecordBatch"))
        .forEach(account.faults()::switchOn);
  }

  private TableName coveredTable(String name) {
    TableName table = TableName.of(name);
    create(table);
    await(name + " is covered", () -> isCovered(table));
    return table;
  }

  private boolean isCovered(TableName table) {
    return backup.status(new TableSelection.Named(List.of(table))).get(0).coverage()
        == Coverage.COVERED;
  }

  private void create(TableName table) {
    clients
        .dynamoDb()
        .createTable(
            r ->
                r.tableName(table.value())
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(
                        KeySchemaElement.builder().attributeName("k").keyType(KeyType.HASH).build())
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("k")
                            .attributeType(ScalarAttributeType.S)
                            .build()));
  }

  private void write(TableName table, int from, int to) {
    for (String key : keys(from, to)) {
      clients
          .dynamoDb()
          .putItem(r -> r.tableName(table.value()).item(Map.of("k", AttributeValue.fromS(key))));
    }
  }

  private static List<String> keys(int from, int to) {
    return java.util.stream.IntStream.range(from, to).mapToObj(i -> "key-" + i).toList();
  }

  /** The keys in the backup. */
  private List<String> keys(TableName table) {
    return BackupObjects.lines(clients.s3(), BUCKET, "backup/" + table + "/").stream()
        .map(line -> line.replaceFirst(".*\"k\":\\{\"S\":\"([^\"]*)\".*", "$1"))
        .distinct()
        .toList();
  }

  private List<EventSourceMappingConfiguration> mappings(TableName table) {
    return clients.lambda().listEventSourceMappingsPaginator().eventSourceMappings().stream()
        .filter(m -> m.eventSourceArn().contains("/" + table + "/"))
        .toList();
  }

  private String tags(TableName table) {
    try {
      return clients
          .firehose()
          .listTagsForDeliveryStream(r -> r.deliveryStreamName(table.value()))
          .tags()
          .toString();
    } catch (ResourceNotFoundException e) {
      return "";
    }
  }

  private boolean isLive(TableName table) {
    return clients.firehose().listDeliveryStreams().deliveryStreamNames().contains(table.value())
        && clients
            .firehose()
            .describeDeliveryStream(r -> r.deliveryStreamName(table.value()))
            .deliveryStreamDescription()
            .deliveryStreamStatusAsString()
            .equals("ACTIVE");
  }

  private void tell(BackupEvent event) {
    told.add(event.message());
  }

  private void await(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("%s; told: %s", what, told).isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
  }
}
