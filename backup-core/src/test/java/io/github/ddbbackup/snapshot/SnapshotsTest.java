package io.github.ddbbackup.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.archive.ScanProgress;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.ItemCodec;
import io.github.ddbbackup.aws.Unrecorded;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.live.TableScanProgress;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.TableStatus;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.ImportStatus;
import software.amazon.awssdk.services.dynamodb.model.InputCompressionType;
import software.amazon.awssdk.services.dynamodb.model.InputFormat;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

@ExtendWith(LocalAccountExtension.class)
class SnapshotsTest {

  private static final long SEED = Long.getLong("ddbbackup.seed", 20261125);

  private static final String KEY =
      "arn:aws:kms:eu-snapshot-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  private static final RegionName REGION = RegionName.of("eu-snapshot-1");

  private final AwsSettings settings;
  private final AwsClients clients;

  /** For what the tests do themselves. */
  private final AwsClients own;

  @TempDir private Path folder;

  SnapshotsTest(LocalAccount account) {
    settings = new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint()));
    clients = AwsClients.of(REGION, settings);
    own = AwsClients.of(REGION, settings, new Unrecorded());
  }

  @AfterEach
  void close() {
    clients.close();
    own.close();
  }

  /** Writes go on while the table is read; then the snapshot and the changes give the table. */
  @Test
  void whatIsWrittenMeanwhileIsNeitherLostNorDoubled() throws Exception {
    Ledger ledger = new Ledger(own, "SnapshotBusy");
    ledger.put(0, 120, "before");
    ledger.switchOn();
    Random random = new Random(SEED);
    Snapshots snapshots = snapshots(ledger, 2);

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
    Ledger ledger = new Ledger(own, "SnapshotStops");
    ledger.put(0, 150, "x");
    ledger.switchOn();
    Random random = new Random(SEED);
    StoredSnapshot snapshot = null;
    int stops = 0;

    while (snapshot == null) {
      AtomicInteger left = new AtomicInteger(25 + random.nextInt(20));
      try {
        snapshot =
            snapshots(ledger, 2)
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
        assertThat(snapshots(ledger, 1).list(ledger.name).unfinished()).hasSize(1);
      }
    }

    assertThat(stops).describedAs("seed %d", SEED).isPositive();
    assertThat(snapshot.manifest().items()).isEqualTo(150);
    assertThat(snapshot.manifest().files()).hasSizeGreaterThan(stops);
    assertThat(items(snapshots(ledger, 3), snapshot)).isEqualTo(ledger.items());
    assertThat(snapshots(ledger, 1).check(snapshot, progress -> {}).isWhole()).isTrue();
    assertThat(snapshots(ledger, 1).list(ledger.name).unfinished()).isEmpty();
    assertThat(imported(ledger, snapshot)).isEqualTo(ledger.items());
  }

  @Test
  void damageIsNamed() {
    Ledger ledger = new Ledger(own, "SnapshotDamage");
    ledger.put(0, 60, "y");
    ledger.switchOn();
    Snapshots snapshots = snapshots(ledger, 1);
    StoredSnapshot snapshot = snapshots.baseline(ledger.name, progress -> {});
    String file = snapshot.dataPrefix() + snapshot.manifest().files().get(0).name();
    String manifest = snapshot.dataPrefix().replaceFirst("data/$", "manifest.json");
    byte[] good =
        own.s3().getObjectAsBytes(r -> r.bucket(ledger.bucket.value()).key(file)).asByteArray();

    byte[] flipped = good.clone();
    flipped[flipped.length / 2] ^= 1;
    put(ledger, file, flipped);
    assertThat(snapshots.check(snapshot, progress -> {}).problems())
        .isNotEmpty()
        .allMatch(problem -> problem.startsWith(file + ":") || problem.startsWith(file + ","));
    assertThatThrownBy(() -> snapshots.items(snapshot, p -> {}).forEach((key, item) -> {}))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("The snapshot " + snapshot.name() + " is damaged")
        .hasMessageContaining(file)
        .hasMessageContaining("delete " + manifest + " and run this again");
    put(ledger, file, Arrays.copyOf(good, good.length - 1));
    assertThatThrownBy(() -> snapshots.checkFiles(snapshot))
        .hasMessageContaining("It has %d bytes instead of %d", good.length - 1, good.length);

    put(ledger, file, good);
    snapshots.checkFiles(snapshot);
    put(ledger, snapshot.dataPrefix() + "stranger.json.gz", good);
    assertThat(snapshots.check(snapshot, progress -> {}).problems())
        .containsExactly(
            snapshot.dataPrefix()
                + "stranger.json.gz: The manifest does not name it, but it would be imported");

    own.s3().deleteObject(r -> r.bucket(ledger.bucket.value()).key(file));
    assertThat(snapshots.check(snapshot, progress -> {}).problems())
        .contains(file + ": It is missing");

    own.s3().deleteObject(r -> r.bucket(ledger.bucket.value()).key(manifest));
    assertThat(snapshots.list(ledger.name).complete()).isEmpty();
  }

  @Test
  void tellsWhichTablesNeedABaseline() {
    Ledger late = new Ledger(own, "SnapshotLate");
    late.put(0, 3, "z");
    assertThat(snapshots(late, 1).needsBaseline(late.name)).isTrue();
    late.switchOn(Optional.of(Duration.ofHours(1)));
    Ledger early = new Ledger(own, "SnapshotEarly");
    early.switchOn(Optional.of(Duration.ZERO));

    assertThat(snapshots(early, 1).needsBaseline(early.name)).isFalse();
    TableStatus covered = new TableStatus(late.name, Coverage.COVERED, List.of("a reason"));
    try (TableSnapshots tables = TableSnapshots.open(config(late), settings, standard())) {
      assertThat(tables.withBaselines(List.of(covered)))
          .singleElement()
          .extracting(TableStatus::reasons)
          .isEqualTo(
              List.of(
                  "a reason",
                  "no baseline: items that no one has changed since the backup began are not in"
                      + " it"));

      SnapshotOutcome made =
          tables
              .make(
                  SnapshotRequest.of(
                      List.of(late.name), Optional.empty(), Optional.empty(), Instant.now()),
                  new Untold())
              .get(0);

      assertThat(made.failure()).isEmpty();
      assertThat(made.snapshot().orElseThrow().manifest().items()).isEqualTo(3);
      assertThat(tables.withBaselines(List.of(covered))).containsExactly(covered);
    }
  }

  @Test
  void encryptsAllItsObjectsWithTheKeyOfTheConfiguration() {
    Ledger ledger = new Ledger(own, "SnapshotEncrypted");
    ledger.put(0, 3, "e");
    ledger.switchOn();
    List<String> keys = new CopyOnWriteArrayList<>();

    try (AwsClients watched = AwsClients.of(REGION, settings, new Watching(keys))) {
      var unused = Snapshots.of(watched, config(ledger), standard()).baseline(ledger.name, p -> {});
    }

    assertThat(keys).hasSizeGreaterThan(2).containsOnly(KEY);
  }

  /** Keeps what key each object is put with. */
  private static final class Watching implements ExecutionInterceptor {
    private final List<String> keys;

    private Watching(List<String> keys) {
      this.keys = keys;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (context.request() instanceof PutObjectRequest put) {
        keys.add(String.valueOf(put.ssekmsKeyId()));
      }
    }
  }

  private static BackupConfig config(Ledger ledger) {
    RoleArn role = RoleArn.of("arn:aws:iam::123456789012:role/any");
    return BackupConfig.builder(REGION, ledger.bucket, role, role)
        .firehoseDeliveryPrefix(Ledger.PREFIX)
        .kmsKeyArn(KeyArn.of(KEY))
        .build();
  }

  private SnapshotSettings standard() {
    return SnapshotSettings.standard().with(WorkSpace.in(folder));
  }

  /** Listens to nothing. */
  private static final class Untold implements SnapshotProgress {
    @Override
    public Consumer<TableScanProgress> scanning(TableName table) {
      return progress -> {};
    }

    @Override
    public Consumer<ScanProgress> reading(TableName table) {
      return progress -> {};
    }
  }

  @Test
  void aTableWithoutItsStreamIsRefused() {
    Ledger ledger = new Ledger(own, "SnapshotOff");
    Snapshots snapshots = snapshots(ledger, 1);

    assertThatThrownBy(() -> snapshots.baseline(ledger.name, progress -> {}))
        .isInstanceOf(BackupException.class)
        .hasMessage(
            "The table has no stream with both images, so its changes are not backed up:"
                + " SnapshotOff. Run ddbbackup:provision for it first.");
    assertThatThrownBy(
            () -> snapshots.synthetic(ledger.name, Instant.now().plusSeconds(60), p -> {}))
        .hasMessageStartingWith("That time has not come yet");
    assertThatThrownBy(() -> snapshots.synthetic(ledger.name, Instant.now(), progress -> {}))
        .hasMessageStartingWith("The catalog knows nothing of a table SnapshotOff at that time");
    assertThatThrownBy(() -> snapshots.get(ledger.name, "../manifest"))
        .hasMessageStartingWith("Not the name of a snapshot");
  }

  private Snapshots snapshots(Ledger ledger, int threads) {
    return new Snapshots(
        clients,
        config(ledger),
        new SnapshotSettings(
            threads, OptionalDouble.of(4), 1024, new WorkSpace(folder, 10_000_000)),
        Instant::now,
        duration -> {},
        new Random(SEED));
  }

  /** The end of this second, which a snapshot can be asked for when the next one has begun. */
  private static Instant afterNow() {
    Instant second = Instant.ofEpochSecond(Instant.now().getEpochSecond());
    while (Duration.between(second, Instant.now()).toMillis() < 1000) {
      LockSupport.parkNanos(20_000_000);
    }
    return second;
  }

  private void put(Ledger ledger, String key, byte[] content) {
    own.s3()
        .putObject(r -> r.bucket(ledger.bucket.value()).key(key), RequestBody.fromBytes(content));
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
        own.dynamoDb()
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
          own.dynamoDb()
              .describeImport(r -> r.importArn(arn.get()))
              .importTableDescription()
              .importStatus();
    }
    assertThat(status).isEqualTo(ImportStatus.COMPLETED);
    return ledger.items(TableName.of(table).value());
  }
}
