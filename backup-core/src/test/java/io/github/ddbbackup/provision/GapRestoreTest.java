package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.catalog.S3CatalogObjects;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.restore.Restore;
import io.github.ddbbackup.restore.RestoreReport;
import io.github.ddbbackup.restore.RestoreRequest;
import io.github.ddbbackup.restore.RevertPlan;
import io.github.ddbbackup.restore.RevertTotals;
import io.github.ddbbackup.restore.TargetTable;
import io.github.ddbbackup.restore.Via;
import io.github.ddbbackup.snapshot.SnapshotSettings;
import io.github.ddbbackup.snapshot.Snapshots;
import io.github.ddbbackup.snapshot.StoredSnapshot;
import io.github.ddbbackup.snapshot.StreamLines;
import io.github.ddbbackup.state.Lifetimes;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A table's stream is switched off and on again, and items change meanwhile: over the wire, with
 * real streams, whose sequence numbers begin anew.
 */
@ExtendWith(ScenarioExtension.class)
class GapRestoreTest {

  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("yyyy/MM/dd/HH/").withZone(ZoneOffset.UTC);

  @TempDir private Path folder;
  private final Scenario scenario;
  private final ContinuousBackup backup;
  private final TableName table = TableName.of("Orders");
  private final StreamLines stream;
  private Snapshots snapshots;
  private Restore restore;
  private int objects;

  GapRestoreTest(Scenario scenario) {
    this.scenario = scenario;
    this.backup =
        scenario
            .backup(scenario.config(), scenario.calls)
            .clock(Instant::now, pause -> LockSupport.parkNanos(20_000_000))
            .build();
    this.stream = new StreamLines(scenario.clients, table);
  }

  @BeforeEach
  void start() {
    scenario.createForwarder();
    scenario.createTable("Orders");
    snapshots =
        Snapshots.of(
            scenario.clients,
            scenario.config(),
            SnapshotSettings.standard().with(WorkSpace.in(folder)));
    restore = Restore.builder(scenario.config()).aws(scenario.settings).build();
  }

  @AfterEach
  void close() {
    restore.close();
    backup.close();
  }

  @Test
  void whatATableWasOnEitherSideOfAGapComesBack() {
    List.of("1", "2", "3").forEach(key -> put(key, "first"));
    provision();
    StoredSnapshot first = snapshots.baseline(table, progress -> {});
    change("before the gap", "4", "3");
    Map<String, String> modelBefore = items("Orders");
    Instant before = second(0);
    // Whatever is written to the catalog while it is read tells that the table is followed.
    assertThat(backup.provision(table).failure()).isEmpty();
    scenario
        .clients
        .dynamoDb()
        .updateTable(r -> r.tableName("Orders").deletionProtectionEnabled(true));
    provision();

    scenario.setStream("Orders", Optional.empty());
    put("1", "in the gap");
    put("2", "in the gap");
    delete("4");
    put("5", "in the gap");
    provision();
    Map<String, String> modelBetween = items("Orders");
    Instant between = second(1);
    tellsOfTheGap(between, modelBetween);

    change("after the gap", "6", "5");
    revertsWhatIsCertain(between, modelBetween);
    StoredSnapshot second = snapshots.baseline(table, progress -> {});
    assertThat(snapshots.needsBaseline(table)).isFalse();
    change("later", "7", "1");
    Map<String, String> modelAfter = items("Orders");
    Instant after = second(1);
    change("too late", "8", "2");

    assertThat(restored(before, first)).isEqualTo(modelBefore);
    assertThat(restored(between, second)).isEqualTo(modelBetween);
    assertThat(restored(after, second)).isEqualTo(modelAfter);
    assertThatThrownBy(() -> snapshots.synthetic(table, second.manifest().at(), progress -> {}))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("A baseline was begun in that second");
    assertThat(snapshots.synthetic(table, after, progress -> {}).manifest().source())
        .contains(second.name());
  }

  /** Without a baseline since. 1, 2, 4 and 5 were changed in the gap, and not since. */
  private void tellsOfTheGap(Instant between, Map<String, String> modelBetween) {
    assertThat(snapshots.missing(table).orElseThrow())
        .startsWith("no baseline since changes may have been missed, 20");
    assertThatThrownBy(() -> snapshots.synthetic(table, between, progress -> {}))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith(
            "The backup of Orders may lack changes, and has no snapshot made since: 20")
        .hasMessageContaining("Make a baseline of the table first");
    RevertPlan stale = plan(between, "stale");
    RevertPlan inGap = plan(gap().from(), "within");
    assertThat(List.of(stale, inGap))
        .extracting(planned -> planned.totals())
        .containsOnly(new RevertTotals(0, 0, 0, 0, 4));
    assertThat(stale.notes())
        .contains(
            "4 items of the table are left alone: nothing in the backup since its gap, %s, tells of"
                    .formatted(gap())
                + " them. So they have not changed since it ended, but for changes of the last"
                + " minutes that may still be on their way.");
    assertThat(inGap.notes())
        .anyMatch(
            note ->
                note.startsWith(
                    "4 items of the table are left alone: the time that was asked for lies in a gap"
                        + " of the backup, "
                        + gap()));
    assertThat(restore.apply(stale).count().written()).isZero();
    assertThat(items("Orders")).isEqualTo(modelBetween);
    Instant within = gap().from();
    assertThatThrownBy(
            () ->
                restore.intoTable(
                    RestoreRequest.of(table, within),
                    TargetTable.named(TableName.of("Orders-imported")).via(Via.IMPORT)))
        .hasMessageContaining("may lack changes of that time");
  }

  /** 1 and 4 are what they were; no change tells of them, but for those before the gap. */
  private void revertsWhatIsCertain(Instant between, Map<String, String> modelBetween) {
    RevertPlan certain = plan(between, "certain");

    assertThat(certain.totals()).isEqualTo(new RevertTotals(1, 1, 1, 0, 2));
    assertThat(certain.notes())
        .anyMatch(note -> note.startsWith("2 items of the table are left alone: nothing in the"));
    assertThat(restore.apply(certain).count().written()).isEqualTo(3);
    assertThat(items("Orders")).isEqualTo(modelBetween);
  }

  private RevertPlan plan(Instant at, String file) {
    return restore.plan(RestoreRequest.of(table, at), folder.resolve(file));
  }

  private Gap gap() {
    Catalog catalog =
        new Catalog(
            new S3CatalogObjects(scenario.config().firehoseDeliveryBucket(), scenario.clients::s3),
            scenario.config().firehoseDeliveryPrefix(),
            Instant::now);
    List<Gap> gaps = Lifetimes.of(catalog, table).last().gaps();
    assertThat(gaps).hasSize(1);
    return gaps.get(0);
  }

  private void provision() {
    assertThat(backup.provision(table).failure()).isEmpty();
    // The changes are brought to the bucket by the test.
    scenario.mappings("Orders").forEach(mapping -> switchOff(mapping.uuid()));
  }

  private void switchOff(String mapping) {
    Instant deadline = Instant.now().plusSeconds(20);
    while (!state(mapping).equals("Enabled")) {
      assertThat(Instant.now()).as(state(mapping)).isBefore(deadline);
      LockSupport.parkNanos(20_000_000);
    }
    scenario.clients.lambda().updateEventSourceMapping(r -> r.uuid(mapping).enabled(false));
  }

  private String state(String mapping) {
    return scenario.clients.lambda().getEventSourceMapping(r -> r.uuid(mapping)).state();
  }

  /** Puts an item, changes another, and removes a third. */
  private void change(String value, String put, String delete) {
    put(put, value);
    put("2", value);
    delete(delete);
    String lines = stream.take();
    assertThat(lines).isNotEmpty();
    String key = "backups/Orders/" + HOUR.format(Instant.now()) + "object-" + objects++;
    scenario
        .clients
        .s3()
        .putObject(r -> r.bucket(scenario.bucket).key(key), RequestBody.fromString(lines));
  }

  private void put(String key, String value) {
    scenario
        .clients
        .dynamoDb()
        .putItem(
            r ->
                r.tableName("Orders")
                    .item(
                        Map.of("k", AttributeValue.fromS(key), "v", AttributeValue.fromS(value))));
  }

  private void delete(String key) {
    scenario
        .clients
        .dynamoDb()
        .deleteItem(r -> r.tableName("Orders").key(Map.of("k", AttributeValue.fromS(key))));
  }

  private Map<String, String> items(String name) {
    return scenario
        .clients
        .dynamoDb()
        .scanPaginator(r -> r.tableName(name).consistentRead(true))
        .items()
        .stream()
        .collect(
            Collectors.toMap(i -> i.get("k").s(), i -> i.get("v").s(), (a, b) -> a, TreeMap::new));
  }

  private Map<String, String> restored(Instant at, StoredSnapshot from) {
    TableName target = TableName.of("Orders-" + at.getEpochSecond());
    RestoreReport report = restore.intoTable(RestoreRequest.of(table, at), target);
    assertThat(report.notes()).noneMatch(note -> note.contains("gap"));
    assertThat(report.coverage().snapshot()).contains(from.name());
    return items(target.value());
  }

  /** This second or one after it, when it is over. */
  private static Instant second(int later) {
    Instant second = Instant.ofEpochSecond(Instant.now().getEpochSecond() + later);
    while (Instant.now().isBefore(second.plusSeconds(1))) {
      LockSupport.parkNanos(20_000_000);
    }
    return second;
  }
}
