package io.github.ddbbackup.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.aws.ItemCodec;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.TableName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** Snapshots of tables that are written to, and of readings that stop. */
@ExtendWith(LocalAccountExtension.class)
class SnapshotsTest {

  private static final long SEED = SnapshotAccount.SEED;

  @TempDir private Path folder;
  private final SnapshotAccount account;

  SnapshotsTest(LocalAccount account) {
    this.account = new SnapshotAccount(account);
  }

  @AfterEach
  void close() {
    account.close();
  }

  /** Writes go on while the table is read; then the snapshot and the changes give the table. */
  @Test
  void whatIsWrittenMeanwhileIsNeitherLostNorDoubled() throws Exception {
    Ledger ledger = new Ledger(account.own, "SnapshotBusy");
    ledger.put(0, 120, "before");
    ledger.switchOn();
    Random random = new Random(SEED);
    Snapshots snapshots = account.snapshots(ledger, 2, folder);

    StoredSnapshot baseline =
        snapshots.baseline(
            ledger.name,
            progress -> {
              for (int i = 0; i < 6; i++) {
                ledger.change(random, 160);
              }
              ledger.collect();
            });
    ledger.deliver();

    assertThat(baseline.manifest().kind()).isEqualTo(SnapshotKind.BASELINE);
    StoredSnapshot first = snapshots.synthetic(ledger.name, afterNow(), progress -> {});
    assertThat(first.manifest().source()).contains(baseline.name());
    assertThat(items(snapshots, first)).describedAs("seed %d", SEED).isEqualTo(ledger.items());

    for (int i = 0; i < 60; i++) {
      ledger.change(random, 160);
    }
    ledger.deliver();
    StoredSnapshot second = snapshots.synthetic(ledger.name, afterNow(), progress -> {});

    assertThat(second.manifest().source()).isPresent();
    assertThat(items(snapshots, second)).describedAs("seed %d", SEED).isEqualTo(ledger.items());
    assertThat(imported(ledger, second)).isEqualTo(ledger.items());
    assertThat(snapshots.list(ledger.name).complete()).containsExactly(baseline, first, second);
    assertThat(snapshots.synthetic(ledger.name, first.manifest().at(), progress -> {}))
        .isEqualTo(first);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aBaselineThatStopsIsGoneOnWith() {
    Ledger ledger = new Ledger(account.own, "SnapshotStops");
    ledger.put(0, 150, "x");
    ledger.switchOn();
    Random random = new Random(SEED);
    StoredSnapshot snapshot = null;
    int stops = 0;

    while (snapshot == null) {
      AtomicInteger left = new AtomicInteger(25 + random.nextInt(20));
      try {
        snapshot =
            account
                .snapshots(ledger, 2, folder)
                .baseline(
                    ledger.name,
                    progress -> {
                      if (left.decrementAndGet() == 0) {
                        throw new IllegalStateException("stopped");
                      }
                    });
      } catch (IllegalStateException e) {
        stops++;
        assertThat(stops).describedAs("seed %d", SEED).isLessThan(60);
        assertThat(account.snapshots(ledger, 1, folder).list(ledger.name).unfinished()).hasSize(1);
      }
    }

    assertThat(stops).describedAs("seed %d", SEED).isPositive();
    assertThat(snapshot.manifest().items()).isEqualTo(150);
    assertThat(snapshot.manifest().files()).hasSizeGreaterThan(stops);
    assertThat(items(account.snapshots(ledger, 3, folder), snapshot)).isEqualTo(ledger.items());
    assertThat(account.snapshots(ledger, 1, folder).check(snapshot, progress -> {}).isWhole())
        .isTrue();
    assertThat(account.snapshots(ledger, 1, folder).list(ledger.name).unfinished()).isEmpty();
    assertThat(imported(ledger, snapshot)).isEqualTo(ledger.items());
  }

  /** The end of this second, which a snapshot can be asked for when the next one has begun. */
  private static Instant afterNow() {
    Instant second = Instant.ofEpochSecond(Instant.now().getEpochSecond());
    while (Duration.between(second, Instant.now()).toMillis() < 1000) {
      LockSupport.parkNanos(20_000_000);
    }
    return second;
  }

  private static Map<String, Map<String, AttributeValue>> items(
      Snapshots snapshots, StoredSnapshot snapshot) {
    Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
    snapshots
        .items(snapshot, progress -> {})
        .forEach(
            (key, json) -> {
              Map<String, AttributeValue> item = ItemCodec.toAttributes(json);
              synchronized (items) {
                assertThat(items.put(item.get("k").s(), item)).isNull();
              }
            });
    return items;
  }

  /** What a table holds that DynamoDB made of the files. */
  private Map<String, Map<String, AttributeValue>> imported(
      Ledger ledger, StoredSnapshot snapshot) {
    String table = ledger.name + "Imported";
    AtomicReference<String> arn = new AtomicReference<>();
    arn.set(
        account
            .own
            .dynamoDb()
            .importTable(
                r ->
                    r.s3BucketSource(
                            s ->
                                s.s3Bucket(ledger.bucket.value())
                                    .s3KeyPrefix(snapshot.dataPrefix()))
                        .inputFormat(InputFormat.DYNAMODB_JSON)
                        .inputCompressionType(InputCompressionType.GZIP)
                        .tableCreationParameters(
                            t ->
                                t.tableName(table)
                                    .billingMode(BillingMode.PAY_PER_REQUEST)
                                    .keySchema(
                                        KeySchemaElement.builder()
                                            .attributeName("k")
                                            .keyType(KeyType.HASH)
                                            .build())
                                    .attributeDefinitions(
                                        AttributeDefinition.builder()
                                            .attributeName("k")
                                            .attributeType(ScalarAttributeType.S)
                                            .build())))
            .importTableDescription()
            .importArn());
    Instant deadline = Instant.now().plusSeconds(60);
    ImportStatus status = ImportStatus.IN_PROGRESS;
    while (status == ImportStatus.IN_PROGRESS && Instant.now().isBefore(deadline)) {
      LockSupport.parkNanos(50_000_000);
      status =
          account
              .own
              .dynamoDb()
              .describeImport(r -> r.importArn(arn.get()))
              .importTableDescription()
              .importStatus();
    }
    assertThat(status).isEqualTo(ImportStatus.COMPLETED);
    return ledger.items(TableName.of(table).value());
  }
}
