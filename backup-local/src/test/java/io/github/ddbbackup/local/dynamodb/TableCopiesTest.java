package io.github.ddbbackup.local.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.event.CloudTrailEvent;
import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.local.time.LocalClock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BackupNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ImportConflictException;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.ImportSummary;
import software.amazon.awssdk.services.dynamodb.model.ImportTableDescription;
import software.amazon.awssdk.services.dynamodb.model.ImportTableRequest;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.PointInTimeRecoveryUnavailableException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.TableAlreadyExistsException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/** Restores and imports. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableCopiesTest {
  private final List<CloudTrailEvent> events = new CopyOnWriteArrayList<>();
  private DynamoDbLocalProcess process;
  private Door<DynamoDbModule> door;
  private DynamoDbClient dynamo;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    process =
        DynamoDbLocalProcess.start(LocalAccountExtension.dynamoDbClassPath(), Optional.empty());
    door =
        new Door<>(
            LocalClock.system(),
            folder,
            context -> new DynamoDbModule(context, process, Duration.ZERO, events::add));
    dynamo = door.client(DynamoDbClient.builder());
    TestTables.create(dynamo, "Source");
    for (int i = 0; i < 60; i++) {
      put("Source", "item-" + i);
    }
  }

  @BeforeEach
  void forget() {
    events.clear();
  }

  @AfterAll
  void close() {
    dynamo.close();
    door.close();
    process.close();
  }

  @Test
  void restoresToTheLatestPointInTime() {
    Runnable restore =
        () ->
            dynamo.restoreTableToPointInTime(
                b ->
                    b.sourceTableName("Source")
                        .targetTableName("Latest")
                        .useLatestRestorableTime(true));
    assertThatThrownBy(restore::run).isInstanceOf(PointInTimeRecoveryUnavailableException.class);
    dynamo.updateContinuousBackups(
        b ->
            b.tableName("Source")
                .pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(true)));
    events.clear();

    restore.run();

    awaitActive("Latest");
    assertThat(count("Latest")).isEqualTo(60);
    TableDescription table = dynamo.describeTable(b -> b.tableName("Latest")).table();
    assertThat(table.streamSpecification()).isNull();
    assertThat(table.keySchema().get(0).attributeName()).isEqualTo("id");
    JsonNode detail = events.get(0).detail();
    assertThat(detail.path("eventName").asText()).isEqualTo("RestoreTableToPointInTime");
    assertThat(detail.path("requestParameters").path("targetTableName").asText())
        .isEqualTo("Latest");
    assertThat(detail.at("/responseElements/tableDescription/tableStatus").asText())
        .isEqualTo("CREATING");
    assertThatThrownBy(restore::run).isInstanceOf(TableAlreadyExistsException.class);
  }

  @Test
  void restoresFromABackup() {
    TestTables.create(dynamo, "Saved");
    put("Saved", "before");
    String backup =
        dynamo
            .createBackup(b -> b.tableName("Saved").backupName("first"))
            .backupDetails()
            .backupArn();
    put("Saved", "after");
    dynamo.deleteTable(b -> b.tableName("Saved"));
    events.clear();

    TableDescription restored =
        dynamo
            .restoreTableFromBackup(b -> b.backupArn(backup).targetTableName("Restored"))
            .tableDescription();

    assertThat(restored.tableStatus()).isEqualTo(TableStatus.CREATING);
    assertThat(restored.restoreSummary().sourceBackupArn()).isEqualTo(backup);
    awaitActive("Restored");
    assertThat(dynamo.scan(b -> b.tableName("Restored")).items())
        .containsExactly(Map.of("id", AttributeValue.fromS("before")));
    assertThat(dynamo.describeTable(b -> b.tableName("Restored")).table().tableId())
        .isEqualTo(restored.tableId());
    assertThat(events.get(0).detail().path("eventName").asText())
        .isEqualTo("RestoreTableFromBackup");
    dynamo.deleteBackup(b -> b.backupArn(backup));
    assertThatThrownBy(() -> dynamo.describeBackup(b -> b.backupArn(backup)))
        .isInstanceOf(BackupNotFoundException.class);
  }

  @Test
  void importsObjects() throws IOException {
    gzip("import-bucket", "data/1.json.gz", "{\"Item\":{\"id\":{\"S\":\"é\"}}}\n\n");
    gzip(
        "import-bucket", "data/2.json.gz", "{\"Item\":{\"id\":{\"S\":\"b\"},\"n\":{\"N\":\"1\"}}}");
    gzip("import-bucket", "other/1.json.gz", "{\"Item\":{\"id\":{\"S\":\"elsewhere\"}}}");

    ImportTableDescription begun = start("Imported", b -> {});

    assertThat(begun.importStatus()).isEqualTo(ImportStatus.IN_PROGRESS);
    assertThat(begun.cloudWatchLogGroupArn()).endsWith(":log-group:/aws-dynamodb/imports:*");
    ImportTableDescription done = awaitImport(begun.importArn());
    assertThat(done.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(done.processedItemCount()).isEqualTo(2);
    assertThat(done.importedItemCount()).isEqualTo(2);
    assertThat(done.errorCount()).isZero();
    awaitActive("Imported");
    assertThat(ids("Imported")).containsExactlyInAnyOrder("é", "b");
    assertThat(dynamo.describeTable(b -> b.tableName("Imported")).table().tableId())
        .isEqualTo(begun.tableId());
    JsonNode parameters = events.get(0).detail().path("requestParameters");
    assertThat(parameters.at("/tableCreationParameters/tableName").asText()).isEqualTo("Imported");
    assertThatThrownBy(() -> start("Imported", b -> {})).isInstanceOf(ResourceInUseException.class);
  }

  @Test
  void anImportThatItemsAreMissingFromFailsAndItsTableStays() throws IOException {
    gzip(
        "import-bucket",
        "flawed/1.json.gz",
        "{\"Item\":{\"id\":{\"S\":\"a\"}}}\nno item\n{\"Item\":{\"id\":{\"S\":\"not read\"}}}");
    gzip("import-bucket", "flawed/2.json.gz", "{\"Item\":{\"other\":{\"S\":\"no key\"}}}");

    ImportTableDescription done = awaitImport(start("Flawed", "flawed/").importArn());

    assertThat(done.importStatus()).isEqualTo(ImportStatus.FAILED);
    assertThat(done.failureCode()).isEqualTo("ItemValidationError");
    assertThat(done.processedItemCount()).isEqualTo(3);
    assertThat(done.importedItemCount()).isEqualTo(1);
    assertThat(done.errorCount()).isEqualTo(2);
    awaitActive("Flawed");
    assertThat(ids("Flawed")).containsExactly("a");
  }

  @Test
  void anImportOfNothingMakesAnEmptyTable() {
    ImportTableDescription done = awaitImport(start("Nothing", "no/").importArn());

    assertThat(done.importStatus()).isEqualTo(ImportStatus.COMPLETED);
    assertThat(done.processedItemCount()).isZero();
    awaitActive("Nothing");
  }

  @Test
  void anImportThatMayNotReadMakesNoTable() {
    door.objects().refuse(true);
    ImportTableDescription done = awaitImport(start("Refused", "data/").importArn());
    door.objects().refuse(false);

    assertThat(done.importStatus()).isEqualTo(ImportStatus.FAILED);
    assertThat(done.failureCode()).isEqualTo("S3AccessDenied");
    assertThat(dynamo.listTables().tableNames()).doesNotContain("Refused");
  }

  /** So many items that the import does not end between two calls. */
  @Test
  void aTokenGivesTheSameImportAsLongAsItIsUnderWay() throws IOException {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      many.append("{\"Item\":{\"id\":{\"S\":\"" + i + "\"}}}\n");
    }
    gzip("import-bucket", "many/1.json.gz", many.toString());

    String arn = start("Twice", "many/", "token").importArn();
    assertThat(start("Twice", "many/", "token").importArn()).isEqualTo(arn);
    assertThat(start("Twice", "data/", "token").s3BucketSource().s3KeyPrefix()).isEqualTo("many/");
    assertThatThrownBy(() -> start("Thrice", "many/", "token"))
        .isInstanceOf(ImportConflictException.class)
        .hasMessageContaining("Duplicate request detected with conflicting parameters");

    assertThat(awaitImport(arn).importedItemCount()).isEqualTo(5_000);
    assertThatThrownBy(() -> start("Twice", "many/", "token"))
        .isInstanceOf(ResourceInUseException.class);
  }

  @Test
  void listsImports() throws IOException {
    gzip("import-bucket", "list/1.json.gz", "{\"Item\":{\"id\":{\"S\":\"x\"}}}");
    ImportTableDescription one = awaitImport(start("ListedOne", "list/").importArn());
    ImportTableDescription two = awaitImport(start("ListedTwo", "list/").importArn());

    assertThat(
            dynamo.listImportsPaginator(b -> b.pageSize(1)).stream()
                .flatMap(page -> page.importSummaryList().stream()))
        .extracting(ImportSummary::importArn)
        .containsSubsequence(one.importArn(), two.importArn())
        .doesNotHaveDuplicates();
    assertThat(dynamo.listImports(b -> b.tableArn(two.tableArn())).importSummaryList())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.importArn()).isEqualTo(two.importArn());
              assertThat(found.importStatus()).isEqualTo(ImportStatus.COMPLETED);
              assertThat(found.s3BucketSource().s3KeyPrefix()).isEqualTo("list/");
              assertThat(found.endTime()).isNotNull();
            });
    assertThatThrownBy(() -> dynamo.listImports(b -> b.pageSize(26)))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("pageSize");
  }

  @Test
  void refusesWhatItCanNotDo() {
    assertThatThrownBy(() -> start("Csv", b -> b.inputFormat(InputFormat.CSV)))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("CSV is not emulated");
    assertThatThrownBy(
            () ->
                dynamo.restoreTableToPointInTime(
                    b -> b.sourceTableName("Missing").targetTableName("Target")))
        .isInstanceOf(TableNotFoundException.class);
    assertThat(dynamo.listTables().tableNames()).doesNotContain("Csv", "Target");
  }

  private ImportTableDescription start(String table, String prefix) {
    return start(table, prefix, "of " + table);
  }

  private ImportTableDescription start(String table, String prefix, String token) {
    return start(
        table,
        b ->
            b.clientToken(token)
                .s3BucketSource(s -> s.s3Bucket("import-bucket").s3KeyPrefix(prefix)));
  }

  private ImportTableDescription start(String table, Consumer<ImportTableRequest.Builder> change) {
    ImportTableRequest.Builder request =
        ImportTableRequest.builder()
            .s3BucketSource(s -> s.s3Bucket("import-bucket").s3KeyPrefix("data/"))
            .inputFormat(InputFormat.DYNAMODB_JSON)
            .inputCompressionType(InputCompressionType.GZIP)
            .tableCreationParameters(
                t ->
                    t.tableName(table)
                        .billingMode("PAY_PER_REQUEST")
                        .keySchema(TestTables.KEY)
                        .attributeDefinitions(TestTables.ID));
    change.accept(request);
    return dynamo.importTable(request.build()).importTableDescription();
  }

  private ImportTableDescription awaitImport(String arn) {
    Instant deadline = Instant.now().plusSeconds(60);
    ImportTableDescription description;
    do {
      assertThat(Instant.now()).isBefore(deadline);
      description = dynamo.describeImport(b -> b.importArn(arn)).importTableDescription();
    } while (description.importStatus() == ImportStatus.IN_PROGRESS);
    return description;
  }

  private void awaitActive(String table) {
    Instant deadline = Instant.now().plusSeconds(60);
    while (dynamo.describeTable(b -> b.tableName(table)).table().tableStatus()
        != TableStatus.ACTIVE) {
      assertThat(Instant.now()).isBefore(deadline);
    }
  }

  private List<String> ids(String table) {
    return dynamo.scan(b -> b.tableName(table)).items().stream()
        .map(item -> item.get("id").s())
        .toList();
  }

  private int count(String table) {
    return dynamo.scan(b -> b.tableName(table)).count();
  }

  private void put(String table, String id) {
    dynamo.putItem(b -> b.tableName(table).item(Map.of("id", AttributeValue.fromS(id))));
  }

  private void gzip(String bucket, String key, String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(UTF_8));
    }
    door.objects().put(bucket, key, bytes.toByteArray(), Map.of());
  }
}
