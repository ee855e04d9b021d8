package io.github.ddbbackup.benchmarks.restoring;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.benchmarks.data.Payload;
import io.github.ddbbackup.benchmarks.reading.Backup;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.Following;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.catalog.S3CatalogObjects;
import io.github.ddbbackup.catalog.StreamEntry;
import io.github.ddbbackup.catalog.TableSettings;
import io.github.ddbbackup.catalog.TableState;
import io.github.ddbbackup.catalog.TableStates;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.local.DynamoDbClassPath;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** An account on loopback with the backup of a table that was deleted since. */
public final class Account implements AutoCloseable {

  static final TableName TABLE = TableName.of("Orders");
  private static final String PREFIX = "backups";
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/HH/").withZone(ZoneOffset.UTC);
  private static final RegionName REGION = RegionName.of("eu-west-1");
  private static final Instant CREATED = Backup.BEGIN.minus(Duration.ofHours(2));

  private final LocalAccount account;
  private final AwsSettings settings;
  private final BackupConfig config;
  private final AwsClients clients;

  private Account(LocalAccount account) {
    this.account = account;
    settings = new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint()));
    RoleArn role = RoleArn.of("arn:aws:iam::123456789012:role/Any");
    config =
        BackupConfig.builder(REGION, BucketName.of("my-backup-bucket"), role, role)
            .firehoseDeliveryPrefix(BackupPrefix.of(PREFIX))
            .build();
    clients = AwsClients.of(REGION, settings);
  }

  /**
   * Starts it.
   *
   * @param classPath a file with the class path of DynamoDB Local
   */
  public static Account start(Path classPath) {
    return new Account(
        LocalAccount.builder()
            .inMemory()
            .dynamoDbClassPath(DynamoDbClassPath.read(classPath))
            .start());
  }

  /**
   * Puts the backup there.
   *
   * @param folder an empty folder, for the files on their way
   * @param changes how many changes, each of an item of its own
   */
  public void backUp(Path folder, Payload payload, int changes) throws IOException {
    String bucket = config.firehoseDeliveryBucket().value();
    clients.s3().createBucket(r -> r.bucket(bucket));
    long unusedSize = Backup.make(folder, payload, changes, 1);
    for (Path file : new Backup(folder).files()) {
      String key =
          PREFIX + "/" + TABLE + "/" + HOUR.format(Backup.BEGIN) + "object-" + file.getFileName();
      clients.s3().putObject(r -> r.bucket(bucket).key(key), RequestBody.fromFile(file));
    }
    TableDescription table = make(TABLE.value());
    var unusedRecord =
        new Catalog(
                new S3CatalogObjects(config.firehoseDeliveryBucket(), clients::s3),
                config.firehoseDeliveryPrefix(),
                () -> CREATED)
            .record(
                state(table),
                Following.goesOn(),
                () -> new TableSettings(Optional.empty(), Map.of()));
    delete(TABLE.value());
  }

  private static TableState state(TableDescription table) {
    String arn = "arn:aws:dynamodb:" + REGION + ":123456789012:table/" + TABLE;
    String label = CREATED.toString().replace("Z", ".000");
    return new TableState(
        new Incarnation(TABLE, arn, "former-id", CREATED),
        TableStates.of(table, CREATED).definition(),
        Optional.of(
            StreamEntry.of(StreamArn.of(arn + "/stream/" + label), "NEW_AND_OLD_IMAGES", CREATED)));
  }

  /** Makes a table like the one that is backed up. */
  void create(String name) {
    TableDescription unused = make(name);
  }

  /** Deletes a table. */
  void delete(String name) {
    var unused = clients.dynamoDb().deleteTable(r -> r.tableName(name));
  }

  private TableDescription make(String name) {
    return clients
        .dynamoDb()
        .createTable(
            r ->
                r.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(
                        attribute("CustomerId", ScalarAttributeType.S),
                        attribute("OrderNo", ScalarAttributeType.N))
                    .keySchema(key("CustomerId", KeyType.HASH), key("OrderNo", KeyType.RANGE)))
        .tableDescription();
  }

  private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
    return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }

  BackupConfig config() {
    return config;
  }

  AwsSettings settings() {
    return settings;
  }

  AwsClients clients() {
    return clients;
  }

  @Override
  public void close() {
    clients.close();
    account.close();
  }
}
