package io.github.ddbbackup.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.KeyedArchive;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateReaderTest {

  private static final Instant CREATED = Instant.parse("2026-03-01T10:00:00Z");
  private static final String KEY = "{\"id\":{\"S\":\"a\"}}";
  private static final ItemKey ITEM = ItemKey.of(Json.of(KEY));

  @TempDir Path folder;
  private final KeyedArchive archive = new KeyedArchive();

  @Test
  void theSecondOfTheInstantIsOver() {
    put(line(1, CREATED.plusSeconds(20), "", "1"), line(2, CREATED.plusSeconds(30), "1", "2"));

    assertThat(find(CREATED.plusSeconds(10))).isEmpty();
    assertThat(find(CREATED.plusSeconds(29))).contains(item("1"));
    assertThat(find(CREATED.plusMillis(30_001))).contains(item("2"));
  }

  @Test
  void saysFromWhenOnTheBackupTells() {
    put(line(1, CREATED.plusSeconds(500), "", "1"));
    Lifetimes withStream = tables(TestTables.document("id-1", CREATED, CREATED.plusSeconds(60)));
    Lifetimes withoutCatalog = tables();

    try (TableItems items = read(withStream.last(), CREATED.plusSeconds(60))) {
      assertThat(items.count()).isZero();
      assertThat(items.summary().coverageStart()).isEqualTo(CREATED.plusSeconds(60));
    }
    try (TableItems items = read(withoutCatalog.last(), CREATED.plusSeconds(500))) {
      assertThat(items.summary().coverageStart()).isEqualTo(CREATED.plusSeconds(500));
      assertThat(items.summary().read().lines()).isEqualTo(1);
    }
    refuses(
        StateRequest.of(TestTables.TABLE, withStream.last(), CREATED.plusSeconds(59)),
        "The backup of Orders does not reach back to that time: 2026-03-01T10:00:59Z. It begins"
            + " 2026-03-01T10:01:00Z: ask for a later time.");
    refuses(
        StateRequest.of(TestTables.TABLE, withoutCatalog.last(), CREATED.plusSeconds(499)),
        "It begins 2026-03-01T10:08:20Z");
    refuses(
        StateRequest.of(TestTables.TABLE, withoutCatalog.last(), CREATED.minus(Duration.ofDays(9))),
        "It begins on or after 2026-02-28T09:00:00Z");
  }

  @Test
  void saysThatThereIsNothing() {
    refuses(
        StateRequest.of(TestTables.TABLE, Lifetime.unbounded(), CREATED),
        "The backup holds nothing of this table: Orders");
  }

  @Test
  void aSnapshotOfAnotherTableOrFromBeforeTheBackupIsRefused() {
    put(line(1, CREATED.plusSeconds(500), "", "1"));
    Lifetime table = tables(TestTables.document("id-1", CREATED, CREATED.plusSeconds(60))).last();
    StateRequest request = StateRequest.of(TestTables.TABLE, table, CREATED.plusSeconds(600));

    refuses(
        request.withBaseline(TestTables.items(CREATED.plusSeconds(30), Map.of())),
        "The snapshot was begun before the backup of Orders");
    assertThatThrownBy(
            () ->
                request.withBaseline(
                    TestTables.items(Optional.of("id-2"), CREATED, CREATED, Map.of())))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("id-2")
        .hasMessageContaining("id-1");
  }

  @Test
  void changesOfOtherTablesAndWithoutATimeAreCounted() {
    Instant again = CREATED.plusSeconds(2_000);
    put(
        line(1, CREATED.plusSeconds(20), "", "1"),
        line(1, again.plusSeconds(20), "", "7"),
        line(2, CREATED, "1", "2").replaceAll(",\"Approx[^,]*", ""));
    Lifetimes two =
        tables(
            TestTables.document("id-1", CREATED, CREATED),
            TestTables.document("id-2", again, again));

    try (TableItems items = read(two.of("id-1"), again)) {
      assertThat(items.find(ITEM)).contains(item("2"));
      assertThat(items.summary().otherTables()).isEqualTo(1);
      assertThat(items.summary().undated()).isEqualTo(1);
    }
    try (TableItems items = read(two.at(again.plusSeconds(30)), again.plusSeconds(30))) {
      assertThat(items.find(ITEM)).contains(item("7"));
    }
  }

  @Test
  void knowsWhichTableWasThere() {
    CatalogDocument first = TestTables.document("id-1", CREATED, CREATED);
    Instant deleted = CREATED.plusSeconds(1_000);
    Lifetimes tables =
        tables(
            TestTables.document("id-2", CREATED.plusSeconds(2_000), CREATED.plusSeconds(2_000)),
            first.deletedAt(deleted));

    assertThat(tables.at(deleted).tableId()).contains("id-1");
    assertThat(tables.at(CREATED.plusSeconds(2_000)).tableId()).contains("id-2");
    assertThat(tables.last().tableId()).contains("id-2");
    assertThat(tables.at(CREATED.minusSeconds(1)).tableId()).isEmpty();
    assertThat(tables(TestTables.document("id-1", CREATED.plusSeconds(59), CREATED)).at(CREATED))
        .extracting(Lifetime::tableId)
        .isEqualTo(Optional.of("id-1"));
    assertThatThrownBy(() -> tables.at(deleted.plusSeconds(1)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("There was no table Orders at that time")
        .hasMessageContaining(deleted.toString())
        .hasMessageContaining("id-1");
    assertThatThrownBy(() -> tables.of("id-3"))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("The catalog knows id-1, id-2.");
  }

  @Test
  void damageStopsItOrIsTold() {
    put("no line\n", line(1, CREATED.plusSeconds(20), "", "1"));

    assertThatThrownBy(() -> read(Lifetime.unbounded(), CREATED.plusSeconds(30)))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("The backup is damaged");
    try (TableItems items =
        reader(OnDamage.SKIP)
            .read(
                StateRequest.of(TestTables.TABLE, Lifetime.unbounded(), CREATED.plusSeconds(30)))) {
      assertThat(items.count()).isEqualTo(1);
      assertThat(items.summary().read().damages()).hasSize(1);
    }
  }

  private void refuses(StateRequest request, String message) {
    assertThatThrownBy(() -> reader(OnDamage.STOP).read(request))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining(message);
    assertThat(folder).isEmptyDirectory();
  }

  private Optional<Json> find(Instant instant) {
    Lifetime table = tables(TestTables.document("id-1", CREATED, CREATED)).at(instant);
    try (TableItems items = read(table, instant)) {
      return items.find(ITEM);
    }
  }

  private TableItems read(Lifetime table, Instant instant) {
    return reader(OnDamage.STOP).read(StateRequest.of(TestTables.TABLE, table, instant));
  }

  /** Everything goes to the disk. */
  private StateReader reader(OnDamage onDamage) {
    return new StateReader(
        archive, new ArchiveScan(archive, 2, onDamage, progress -> {}), new WorkSpace(folder, 1));
  }

  private static Lifetimes tables(CatalogDocument... documents) {
    return Lifetimes.of(TestTables.TABLE, List.of(documents));
  }

  private void put(String... lines) {
    archive.put(TestTables.TABLE, CREATED, String.join("", lines).getBytes(UTF_8));
  }

  private static Json item(String value) {
    return Json.of("{\"id\":{\"S\":\"a\"},\"v\":{\"N\":\"" + value + "\"}}");
  }

  private static String line(int number, Instant made, String before, String after) {
    return "{\"Keys\":"
        + KEY
        + (before.isEmpty() ? "" : ",\"OldImage\":" + item(before))
        + (after.isEmpty() ? "" : ",\"NewImage\":" + item(after))
        + ",\"ApproximateCreationDateTime\":"
        + made.getEpochSecond()
        + ",\"SequenceNumber\":\""
        + number
        + "\"}\n";
  }
}
