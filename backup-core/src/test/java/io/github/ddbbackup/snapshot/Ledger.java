package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.TestTables;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.Following;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.catalog.S3CatalogObjects;
import io.github.ddbbackup.catalog.TableSettings;
import io.github.ddbbackup.catalog.TableState;
import io.github.ddbbackup.live.LiveTable;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.TableName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** A table of its own whose changes are brought to the bucket when the test says so. */
final class Ledger {

  static final BackupPrefix PREFIX = BackupPrefix.of("b");

  /** How much of each item does not get smaller by compression. */
  private static final int NOISE = 3_000;

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("uuuu/MM/dd/HH").withZone(ZoneOffset.UTC);

  final TableName name;
  final BucketName bucket;
  private final AwsClients clients;
  private final StreamLines stream;
  private final StringBuilder lines = new StringBuilder();
  private int objects;

  Ledger(AwsClients clients, String name) {
    this.clients = clients;
    this.name = TableName.of(name);
    this.stream = new StreamLines(clients, this.name);
    this.bucket = BucketName.of(name.toLowerCase(Locale.ROOT));
    clients.s3().createBucket(r -> r.bucket(bucket.value()));
    clients.dynamoDb().createTable(TestTables.keyedBy("k", name));
  }

  void switchOn() {
    switchOn(Optional.empty());
  }

  /** Switches the stream on, and lets the catalog know a table that is older than the stream. */
  void switchOn(Optional<Duration> age) {
    clients
        .dynamoDb()
        .updateTable(
            r ->
                r.tableName(name.value())
                    .streamSpecification(
                        s ->
                            s.streamEnabled(true)
                                .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    TableState state = LiveTable.get(clients, name, Instant::now).state();
    record(age.map(before -> older(state, before)).orElse(state), Following.goesOn());
  }

  /** Lets the catalog know that until a moment ago changes were passed over. */
  void filterGone() {
    record(
        LiveTable.get(clients, name, Instant::now).state(),
        new Following(true, false, true, false, Optional.empty()));
  }

  private void record(TableState state, Following following) {
    new Catalog(new S3CatalogObjects(bucket, clients::s3), PREFIX, Instant::now)
        .record(state, following, () -> new TableSettings(Optional.empty(), Map.of()));
  }

  private static TableState older(TableState state, Duration age) {
    Incarnation table = state.incarnation();
    Instant created = state.stream().orElseThrow().began().minus(age);
    return new TableState(
        new Incarnation(table.table(), table.arn(), table.tableId(), created),
        state.definition(),
        state.stream());
  }

  void put(int from, int to, String value) {
    for (int start = from; start < to; start += 25) {
      List<WriteRequest> writes =
          IntStream.range(start, Math.min(to, start + 25))
              .mapToObj(i -> item(i, value))
              .map(
                  item ->
                      WriteRequest.builder()
                          .putRequest(PutRequest.builder().item(item).build())
                          .build())
              .toList();
      clients.dynamoDb().batchWriteItem(r -> r.requestItems(Map.of(name.value(), writes)));
    }
  }

  /** Puts or removes a random item out of some. */
  void change(Random random, int bound) {
    int number = random.nextInt(bound);
    if (random.nextInt(3) == 0) {
      clients.dynamoDb().deleteItem(r -> r.tableName(name.value()).key(key(number)));
    } else {
      String value = "changed " + random.nextInt();
      clients.dynamoDb().putItem(r -> r.tableName(name.value()).item(item(number, value)));
    }
  }

  private static Map<String, AttributeValue> key(int number) {
    return Map.of("k", AttributeValue.fromS("item " + number));
  }

  private static Map<String, AttributeValue> item(int number, String value) {
    Map<String, AttributeValue> item = new HashMap<>(key(number));
    item.put("v", AttributeValue.fromS(value));
    byte[] noise = new byte[NOISE];
    new Random(number).nextBytes(noise);
    item.put("b", AttributeValue.fromB(SdkBytes.fromByteArray(noise)));
    item.put("n", AttributeValue.fromN("" + number));
    return item;
  }

  /** The items as they are. */
  Map<String, Map<String, AttributeValue>> items() {
    return items(name.value());
  }

  Map<String, Map<String, AttributeValue>> items(String table) {
    return clients
        .dynamoDb()
        .scanPaginator(r -> r.tableName(table).consistentRead(true))
        .items()
        .stream()
        .collect(Collectors.toMap(i -> i.get("k").s(), i -> i, (a, b) -> a, TreeMap::new));
  }

  /** Brings what was changed to the bucket, as the functions do. */
  void deliver() {
    collect();
    if (!lines.isEmpty()) {
      String key =
          PREFIX.forTable(name) + HOUR.format(Instant.now()) + "/object-%06d".formatted(objects++);
      clients
          .s3()
          .putObject(
              r -> r.bucket(bucket.value()).key(key), RequestBody.fromString(lines.toString()));
      lines.setLength(0);
    }
  }

  /** Reads what was changed since the last time. */
  void collect() {
    lines.append(stream.take());
  }
}
