package io.github.ddbbackup.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.archive.Damage;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.TestTables;
import io.github.ddbbackup.aws.Unrecorded;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.Following;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.catalog.S3CatalogObjects;
import io.github.ddbbackup.catalog.TableSettings;
import io.github.ddbbackup.catalog.TableState;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.live.LiveTable;
import io.github.ddbbackup.live.TableScanProgress;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.snapshot.SnapshotSettings;
import io.github.ddbbackup.snapshot.Snapshots;
import io.github.ddbbackup.snapshot.StoredSnapshot;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** A backup in a bucket against a real table. */
@ExtendWith(LocalAccountExtension.class)
class TableVerifierTest {

  private static final AtomicInteger BUCKETS = new AtomicInteger();
  private static final TableName TABLE = TableName.of("Verified");
  private static final Instant MADE = Instant.parse("2026-11-22T10:00:00Z");

  private final String bucket = "verify-bucket-" + BUCKETS.incrementAndGet();
  private final AwsSettings settings;
  private final AwsClients clients;

  /** What is called by it is done by the test, not by what it tests. */
  private final AwsClients own;

  private final List<Finding> findings = new ArrayList<>();
  private long scanned;

  TableVerifierTest(LocalAccount account) {
    settings = new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint()));
    clients = AwsClients.of(RegionName.of("eu-verify-1"), settings);
    own = AwsClients.of(RegionName.of("eu-verify-1"), settings, new Unrecorded());
  }

  @BeforeEach
  void makeTableAndBackup() {
    own.s3().createBucket(b -> b.bucket(bucket));
    own.dynamoDb().createTable(TestTables.keyedBy("id", TABLE.value()));
  }

  @AfterEach
  void close() {
    own.dynamoDb().deleteTable(t -> t.tableName(TABLE.value()));
    clients.close();
    own.close();
  }

  @Test
  void comparesTheBackupWithTheTable() {
    put("a", "1", "1.0");
    put("b", "2", "2");
    assertThat(verify(true).isSound()).isTrue();

    write("c", "3");
    write("b", "7");
    VerifyReport report = verify(true);

    assertThat(report.findings())
        .isEqualTo(Map.of(FindingKind.DIFFERS_FROM_TABLE, 1L, FindingKind.NOT_IN_BACKUP, 1L));
    assertThat(findings)
        .extracting(finding -> finding.kind() + " " + finding.key())
        .containsExactlyInAnyOrder("DIFFERS_FROM_TABLE id=S:b", "NOT_IN_BACKUP id=S:c");
    assertThat(report.comparedItems()).contains(3L);
    assertThat(scanned).isEqualTo(3);
    assertThat(verify(false).isSound()).isTrue();
    assertThatThrownBy(() -> verify(TableName.of("Unknown"), true))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("Unknown");
  }

  @Test
  void takesTheBaselineForItemsThatNoChangeTellsOf() {
    write("old", "5");
    put("a", "1", "1");
    letTheCatalogKnowAnOlderTable();
    assertThat(verify(true).findings()).isEqualTo(Map.of(FindingKind.NOT_IN_BACKUP, 1L));

    StoredSnapshot baseline =
        Snapshots.of(clients, config(), SnapshotSettings.standard()).baseline(TABLE, p -> {});

    assertThat(verify(true).isSound()).isTrue();
    write("old", "6");
    assertThat(verify(true).findings()).isEqualTo(Map.of(FindingKind.DIFFERS_FROM_TABLE, 1L));
    write("old", "5");
    String file = baseline.dataPrefix() + baseline.manifest().files().get(0).name();
    own.s3().putObject(o -> o.bucket(bucket).key(file), RequestBody.fromString("cut"));

    VerifyReport report = verify(false);

    assertThat(report.isSound()).isFalse();
    assertThat(report.read().damages()).extracting(Damage::key).contains(file);
    assertThat(report.findings()).isEmpty();
  }

  private void letTheCatalogKnowAnOlderTable() {
    own.dynamoDb()
        .updateTable(
            t ->
                t.tableName(TABLE.value())
                    .streamSpecification(
                        s ->
                            s.streamEnabled(true)
                                .streamViewType(StreamViewType.NEW_AND_OLD_IMAGES)));
    TableState state = LiveTable.get(clients, TABLE, Instant::now).state();
    Incarnation table = state.incarnation();
    Incarnation older =
        new Incarnation(table.table(), table.arn(), table.tableId(), MADE.minusSeconds(60));
    Catalog catalog =
        new Catalog(
            new S3CatalogObjects(BucketName.of(bucket), clients::s3),
            BackupPrefix.of("backup"),
            Instant::now);
    var unused =
        catalog.record(
            new TableState(older, state.definition(), state.stream()),
            Following.goesOn(),
            () -> new TableSettings(Optional.empty(), Map.of()));
  }

  private VerifyReport verify(boolean live) {
    return verify(TABLE, live);
  }

  private VerifyReport verify(TableName table, boolean live) {
    findings.clear();
    try (TableVerifier verifier =
        TableVerifier.open(config(), settings, WorkSpace.in(Path.of("target")))) {
      return verifier.verify(
          new TableVerification(
              table, live, OptionalDouble.empty(), Optional.of(Duration.ZERO), Optional.empty()),
          new VerifyProgress() {
            @Override
            public void scanning(TableScanProgress progress) {
              scanned = progress.items();
            }
          },
          findings::add);
    }
  }

  private BackupConfig config() {
    return BackupConfig.builder(
            RegionName.of("eu-verify-1"),
            BucketName.of(bucket),
            RoleArn.of("arn:aws:iam::123456789012:role/firehose"),
            RoleArn.of("arn:aws:iam::123456789012:role/lambda"))
        .firehoseDeliveryPrefix(BackupPrefix.of("backup"))
        .build();
  }

  private void put(String id, String value, String written) {
    write(id, value);
    String image = "{\"v\":{\"N\":\"" + written + "\"},\"id\":{\"S\":\"" + id + "\"}}";
    String line =
        "{\"Keys\":{\"id\":{\"S\":\"%s\"}},\"NewImage\":%s,\"SequenceNumber\":\"100\",\"ApproximateCreationDateTime\":%d}\n"
            .formatted(id, image, MADE.getEpochSecond());
    own.s3()
        .putObject(
            o -> o.bucket(bucket).key("backup/Verified/2026/11/22/10/object-" + id),
            RequestBody.fromBytes(line.getBytes(UTF_8)));
  }

  private void write(String id, String value) {
    own.dynamoDb()
        .putItem(
            p ->
                p.tableName(TABLE.value())
                    .item(
                        Map.of("id", AttributeValue.fromS(id), "v", AttributeValue.fromN(value))));
  }
}
