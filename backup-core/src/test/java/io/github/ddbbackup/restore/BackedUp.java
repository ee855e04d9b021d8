package io.github.ddbbackup.restore;

import io.github.ddbbackup.archive.FakeArchive;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.ItemCodec;
import io.github.ddbbackup.aws.Unrecorded;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.Following;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.catalog.S3CatalogObjects;
import io.github.ddbbackup.catalog.StreamEntry;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.catalog.TableSettings;
import io.github.ddbbackup.catalog.TableState;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.live.LiveTable;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.snapshot.SnapshotSettings;
import io.github.ddbbackup.snapshot.Snapshots;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A Region of the loopback account with a bucket, and a backup in it. */
final class BackedUp implements AutoCloseable {

  static final Instant BEGAN = Instant.parse("2025-03-01T10:00:07Z");

  private static final AtomicInteger REGIONS = new AtomicInteger();
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/HH/").withZone(ZoneOffset.UTC);

  final AwsClients clients;
  final BackupConfig config;
  private final AwsSettings settings;
  private long sequence = 1_000;
  private int objects;

  BackedUp(LocalAccount account) {
    RegionName region = RegionName.of("eu-restore-" + REGIONS.incrementAndGet());
    settings = new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint()));
    clients = AwsClients.of(region, settings, new Unrecorded());
    RoleArn role = RoleArn.of("arn:aws:iam::123456789012:role/Any");
    config =
        BackupConfig.builder(region, BucketName.of("restore-" + region.value()), role, role)
            .firehoseDeliveryPrefix(BackupPrefix.of("backups"))
            .build();
    clients.s3().createBucket(r -> r.bucket(config.firehoseDeliveryBucket().value()));
  }

  /** Clients of this Region whose calls someone sees. */
  AwsClients clients(ExecutionInterceptor interceptor) {
    return AwsClients.of(clients.region(), settings, new Unrecorded(), interceptor);
  }

  Restore restore() {
    return builder().build();
  }

  RestoreBuilder builder() {
    return Restore.builder(config).aws(settings);
  }

  /** Lets the catalog know a table that was made when the backup began. */
  void document(String table, String id, TableDefinition definition, TableSettings set) {
    document(table, id, definition, set, BEGAN);
  }

  /** Lets the catalog know a table. */
  void document(
      String table, String id, TableDefinition definition, TableSettings set, Instant created) {
    String arn = "arn:aws:dynamodb:" + clients.region() + ":123456789012:table/" + table;
    String label = created.toString().replace("Z", ".000");
    var unused =
        catalog(created)
            .record(
                new TableState(
                    new Incarnation(TableName.of(table), arn, id, created),
                    definition,
                    Optional.of(
                        StreamEntry.of(
                            StreamArn.of(arn + "/stream/" + label),
                            "NEW_AND_OLD_IMAGES",
                            created))),
                Following.goesOn(),
                () -> set);
  }

  /** Switches a table's stream on and lets the catalog know, as provisioning does. */
  void follow(String table) {
    clients
        .dynamoDb()
        .updateTable(
            r ->
                r.tableName(table)
                    .streamSpecification(
                        s ->
                            s.streamEnabled(true)
                                .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    var unused =
        catalog(Instant.now())
            .record(
                LiveTable.get(clients, TableName.of(table), Instant::now).state(),
                Following.goesOn(),
                () -> new TableSettings(Optional.empty(), Map.of()));
  }

  Snapshots snapshots() {
    return Snapshots.of(clients, config, SnapshotSettings.standard());
  }

  private Catalog catalog(Instant now) {
    return new Catalog(
        new S3CatalogObjects(config.firehoseDeliveryBucket(), clients::s3),
        config.firehoseDeliveryPrefix(),
        () -> now);
  }

  /** A line of a change. */
  String line(Instant made, String key, Optional<Json> before, Optional<Json> after) {
    List<String> members = new ArrayList<>();
    members.add("\"Keys\":" + key);
    after.ifPresent(item -> members.add("\"NewImage\":" + item));
    before.ifPresent(item -> members.add("\"OldImage\":" + item));
    members.add("\"SequenceNumber\":\"" + sequence++ + "\"");
    members.add("\"ApproximateCreationDateTime\":" + made.getEpochSecond());
    members.add(
        "\"eventName\":\"%s\""
            .formatted(before.isEmpty() ? "INSERT" : after.isEmpty() ? "REMOVE" : "MODIFY"));
    return "{" + String.join(",", members) + "}\n";
  }

  /** Puts an object. */
  void deliver(String table, Instant arrived, String lines) {
    String key = "backups/" + table + "/" + HOUR.format(arrived) + "object-" + objects++ + ".gz";
    clients
        .s3()
        .putObject(
            r -> r.bucket(config.firehoseDeliveryBucket().value()).key(key),
            RequestBody.fromBytes(FakeArchive.gzip(lines)));
  }

  TableDescription describe(String table) {
    return clients.dynamoDb().describeTable(r -> r.tableName(table)).table();
  }

  Map<String, String> tags(String table) {
    Map<String, String> tags = new TreeMap<>();
    clients
        .dynamoDb()
        .listTagsOfResource(r -> r.resourceArn(describe(table).tableArn()))
        .tags()
        .forEach(tag -> tags.put(tag.key(), tag.value()));
    return tags;
  }

  void put(String table, Json item) {
    clients.dynamoDb().putItem(r -> r.tableName(table).item(ItemCodec.toAttributes(item)));
  }

  /** The items of a table by the text of their attribute {@code id}. */
  Map<String, Item> items(String table) {
    Map<String, Item> items = new TreeMap<>();
    for (Map<String, AttributeValue> item :
        clients.dynamoDb().scanPaginator(r -> r.tableName(table).consistentRead(true)).items()) {
      items.put(item.get("id").s(), Item.of(ItemCodec.toJson(item)));
    }
    return items;
  }

  static Json json(String text) {
    return Json.of(text.replace('\'', '"'));
  }

  @Override
  public void close() {
    clients.close();
  }
}
