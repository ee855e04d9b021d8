package io.github.ddbbackup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.Sleeper;
import io.github.ddbbackup.bundle.FunctionArchive;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.ConfigLoader;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.LocalAccountBuilder;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.RemovalTiming;
import io.github.ddbbackup.provision.ContinuousBackup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A loopback account of its own, with the functions of the archive deployed into it. */
final class Deployment implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String CONFIGURATION =
      """
      {
        region: eu-west-1
        firehoseDeliveryBucket: %1$s
        firehoseDeliveryPrefix: backup
        firehoseDeliveryRoleArn: arn:aws:iam::123456789012:role/%1$s-delivery
        firehoseDeliveryIntervalSeconds: 1
        kmsKeyArn: arn:aws:kms:eu-west-1:123456789012:key/1234
        lambdaExecRoleArn: arn:aws:iam::123456789012:role/%1$s-function
        streamsMaxRecordsBatch: 20
        %2$s
      }
      """;
  private static final String SEVERAL =
      """
      deliveryStreamsPerTable: [
        { tables: "Orders", count: 3 }
        { tables: "Slow", count: 2 }
      ]
      """;

  final LocalAccount account;
  final AccountClients clients;
  final ContinuousBackup backup;

  /** What the backup said. */
  final List<String> told = new CopyOnWriteArrayList<>();

  private final String bucket;
  private final Map<String, List<String>> read = new HashMap<>();

  /**
   * Deploys, with several delivery streams for some tables.
   *
   * @param bucket the bucket of the backups, to be made
   * @param seed of the account's faults
   * @param settings what is special about the account
   */
  Deployment(String bucket, long seed, UnaryOperator<LocalAccountBuilder> settings) {
    this(bucket, seed, settings, SEVERAL);
  }

  /**
   * Deploys.
   *
   * @param more what is special about the configuration
   */
  Deployment(String bucket, long seed, UnaryOperator<LocalAccountBuilder> settings, String more) {
    this.bucket = bucket;
    account =
        settings
            .apply(
                LocalAccount.builder()
                    .dynamoDbClassPath(LocalAccountExtension.dynamoDbClassPath())
                    .faults(new Faults(seed)))
            .start();
    clients = new AccountClients(account);
    clients.s3().createBucket(b -> b.bucket(bucket));
    backup = deploy(more, InstantSource.system());
  }

  /** Deploys with another configuration; what is given back is to be closed by the caller. */
  ContinuousBackup deploy(String more, InstantSource clock) {
    String configuration = CONFIGURATION.formatted(bucket, more);
    BackupConfig config = new ConfigLoader(Map.of()).load(configuration, "test");
    ContinuousBackup deploying =
        ContinuousBackup.builder()
            .config(config)
            .aws(
                new AwsSettings(
                    Optional.empty(), Optional.empty(), Optional.of(account.endpoint())))
            .filters(TableFilters.of(Optional.empty(), List.of()))
            .listener(event -> told.add(event.message()))
            .clock(clock, Sleeper.blocking())
            .removalTiming(
                new RemovalTiming(
                    Duration.ofHours(24), Duration.ofSeconds(2), Duration.ofSeconds(2), 10))
            .build();
    FunctionArchive archive =
        FunctionArchive.assemble(UnpackedFunction.archive(), Optional.of(configuration), List.of());
    assertThat(deploying.deploy(archive, Mode.APPLY).failure()).isEmpty();
    return deploying;
  }

  TableName create(String name) {
    clients
        .dynamoDb()
        .createTable(
            r ->
                r.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .keySchema(
                        KeySchemaElement.builder().attributeName("k").keyType(KeyType.HASH).build())
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("k")
                            .attributeType(ScalarAttributeType.S)
                            .build()));
    return TableName.of(name);
  }

  boolean isCovered(TableName table) {
    return backup.status(new TableSelection.Named(List.of(table))).get(0).coverage()
        == Coverage.COVERED;
  }

  List<EventSourceMappingConfiguration> mappings(TableName table) {
    return clients.lambda().listEventSourceMappingsPaginator().eventSourceMappings().stream()
        .filter(m -> m.eventSourceArn().contains("/" + table + "/"))
        .toList();
  }

  /** The lines of a table's backup. */
  List<String> lines(TableName table) {
    return BackupObjects.lines(clients.s3(), bucket, "backup/" + table + "/", read);
  }

  /** The keys of the items in a table's backup. */
  Set<String> keys(TableName table) {
    return lines(table).stream()
        .map(line -> line.replaceFirst(".*\"k\":\\{\"S\":\"([^\"]*)\".*", "$1"))
        .collect(Collectors.toSet());
  }

  /** Whether a delivery stream is there and works. */
  boolean isLive(DeliveryStreamName name) {
    return clients.firehose().listDeliveryStreams().deliveryStreamNames().contains(name.value())
        && clients
            .firehose()
            .describeDeliveryStream(r -> r.deliveryStreamName(name.value()))
            .deliveryStreamDescription()
            .deliveryStreamStatusAsString()
            .equals("ACTIVE");
  }

  /** The keys of the objects of a table's backup. */
  List<String> objects(TableName table) {
    String prefix = "backup/" + table + "/";
    return clients
        .s3()
        .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  void await(String what, BooleanSupplier condition) {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("%s; told: %s", what, told).isBefore(deadline);
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
  }

  @Override
  public void close() {
    backup.close();
    clients.close();
    account.close();
  }
}
