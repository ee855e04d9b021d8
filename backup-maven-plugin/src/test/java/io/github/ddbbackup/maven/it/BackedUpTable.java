package io.github.ddbbackup.maven.it;

import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.Following;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.catalog.S3CatalogObjects;
import io.github.ddbbackup.catalog.StreamEntry;
import io.github.ddbbackup.catalog.TableSettings;
import io.github.ddbbackup.catalog.TableState;
import io.github.ddbbackup.catalog.TableStates;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * A table with a backup that began on 2024-01-01. On that day items 1, 2 and 3 were put, and on
 * 2024-01-03 item 2 was changed, 3 deleted and 4 added.
 */
public final class BackedUpTable {

  private static final Instant BEGAN = Instant.parse("2024-01-01T00:00:00Z");
  private static final String BUCKET = "it-backup-bucket";
  private static final String PREFIX = "it/backup";

  private final Account account;
  private final String table;
  private long sequence = 1;

  public BackedUpTable(String endpoint, String region, String table) {
    this.account = new Account(endpoint, region);
    this.table = table;
  }

  /** Makes the table and its backup. */
  public BackedUpTable fill() {
    account.withTables(table);
    document();
    String open = "open";
    deliver(
        "2024/01/01/10/",
        line("2024-01-01T10:00:00Z", 1, "", open)
            + line("2024-01-01T10:00:00Z", 2, "", open)
            + line("2024-01-01T10:00:00Z", 3, "", open));
    deliver(
        "2024/01/03/10/",
        line("2024-01-03T10:00:00Z", 2, open, "paid")
            + line("2024-01-03T10:00:00Z", 3, open, "")
            + line("2024-01-03T10:00:00Z", 4, "", open));
    put(1, open);
    put(2, "paid");
    put(4, open);
    return this;
  }

  /** The items of a table, such as {@code 1 open, 2 paid}. */
  public String items(String name) {
    return account.dynamoDb().scanPaginator(r -> r.tableName(name)).items().stream()
        .map(item -> item.get("id").s() + " " + item.get("state").s())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private void document() {
    TableDescription description =
        account.dynamoDb().describeTable(r -> r.tableName(table)).table();
    TableState now = TableStates.of(description, BEGAN);
    Catalog catalog =
        new Catalog(
            new S3CatalogObjects(BucketName.of(BUCKET), account::s3),
            BackupPrefix.of(PREFIX),
            () -> BEGAN);
    catalog.record(
        new TableState(
            new Incarnation(
                TableName.of(table), description.tableArn(), description.tableId(), BEGAN),
            now.definition(),
            Optional.of(
                StreamEntry.of(
                    StreamArn.of(description.tableArn() + "/stream/2024-01-01T00:00:00.000"),
                    "NEW_AND_OLD_IMAGES",
                    BEGAN))),
        Following.goesOn(),
        () -> new TableSettings(Optional.empty(), Map.of()));
  }

  private void put(int id, String state) {
    account
        .dynamoDb()
        .putItem(
            r ->
                r.tableName(table)
                    .item(
                        Map.of(
                            "id", AttributeValue.fromS("" + id),
                            "state", AttributeValue.fromS(state))));
  }

  private void deliver(String hour, String lines) {
    account
        .s3()
        .putObject(
            r -> r.bucket(BUCKET).key(PREFIX + "/" + table + "/" + hour + "object"),
            RequestBody.fromString(lines));
  }

  private String line(String made, int id, String before, String after) {
    return "{'Keys':{'id':{'S':'%d'}}%s%s,'SequenceNumber':'%d','ApproximateCreationDateTime':%d}\n"
        .formatted(
            id,
            image("OldImage", id, before),
            image("NewImage", id, after),
            sequence++,
            Instant.parse(made).getEpochSecond())
        .replace('\'', '"');
  }

  private static String image(String name, int id, String state) {
    return state.isEmpty()
        ? ""
        : ",'%s':{'id':{'S':'%d'},'state':{'S':'%s'}}".formatted(name, id, state);
  }
}
