package io.github.ddbbackup.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.KeyedArchive;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.Gap;
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
  void itemsMayBeLargeAndGrowAndShrink() {
    List<String> versions = List.of("1", "b".repeat(300_000), "c".repeat(9_000), "4");
    for (int i = 0; i < versions.size(); i++) {
      put(line(i + 1, CREATED.plusSeconds(i), i == 0 ? "" : versions.get(i - 1), versions.get(i)));
    }
    StateReader inMemory =
        new StateReader(
            archive,
            new ArchiveScan(archive, 1, OnDamage.STOP, progress -> {}),
            new WorkSpace(folder, 1 << 28));
    Lifetime table = tables(TestTables.document("id-1", CREATED, CREATED)).last();
    for (int i = 0; i < versions.size(); i++) {
      Instant instant = CREATED.plusSeconds(i);
      assertThat(find(instant)).contains(item(versions.get(i)));
      try (TableItems items = inMemory.read(StateRequest.of(TestTables.TABLE, table, instant))) {
        assertThat(items.find(ITEM)).contains(item(versions.get(i)));
      }
    }
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

  /** 1 is of before the gap; behind it numbers begin anew, as DynamoDB Local's do. */
  @Test
  void whatIsOnTheOtherSideOfAGapDoesNotCount() {
    put(
        line(1_000, CREATED.plusSeconds(20), "", "1"),
        line(1, CREATED.plusSeconds(400), "5", "6"),
        line(2, CREATED.plusSeconds(450), "6", ""));
    Lifetime table = withGap(300, 360);
    StateRequest behind = StateRequest.of(TestTables.TABLE, table, CREATED.plusSeconds(370));
    StateRequest ahead = StateRequest.of(TestTables.TABLE, table, CREATED.plusSeconds(290));

    assertThat(find(behind.ofEpochAlone())).contains(item("5"));
    assertThat(find(ahead.ofEpochAlone())).contains(item("1"));
    assertThat(
            find(StateRequest.of(TestTables.TABLE, table, CREATED.plusSeconds(10)).ofEpochAlone()))
        .isEmpty();
    BaselineItems baseline =
        TestTables.items(CREATED.plusSeconds(380), Map.of(KEY, item("5").toString()));
    assertThat(find(behind.ofEpochAlone().withBaseline(baseline))).contains(item("5"));
  }

  /** Nothing behind the gap tells of the item but its next change, or nothing at all. */
  @Test
  void whereAnEpochDoesNotTellTheOthersDoBehindIt() {
    put(line(1_000, CREATED.plusSeconds(20), "", "1"));
    StateRequest behind =
        StateRequest.of(TestTables.TABLE, withGap(300, 360), CREATED.plusSeconds(370));

    assertThat(find(behind)).contains(item("1"));
    assertThat(find(behind.ofEpochAlone())).isEmpty();
    try (TableItems items = reader(OnDamage.STOP).read(behind)) {
      assertThat(items.summary().isAcrossNoGap()).isFalse();
      assertThat(items.summary().epoch().before()).isPresent();
      assertThat(items.isCertain(ITEM)).as("told by what was before the gap").isFalse();
    }

    put(line(1, CREATED.plusSeconds(400), "5", "6"));
    assertThat(find(behind)).as("the epoch's own change comes first").contains(item("5"));
    assertThat(isCertain(behind)).isTrue();
  }

  @Test
  void whatLiesInAGapIsNotCertain() {
    put(line(2, CREATED.plusSeconds(310), "3", "4"), line(3, CREATED.plusSeconds(330), "4", "5"));
    Lifetime table = withGap(300, 360);
    StateRequest within = StateRequest.of(TestTables.TABLE, table, CREATED.plusSeconds(320));
    StateRequest ahead = StateRequest.of(TestTables.TABLE, table, CREATED.plusSeconds(299));
    BaselineItems baseline = TestTables.items(CREATED.plusSeconds(100), Map.of());

    assertThat(isCertain(within.ofEpochAlone().withBaseline(baseline))).isFalse();
    assertThat(isCertain(within)).isFalse();
    assertThat(isCertain(ahead)).as("told by a change in the gap").isFalse();
    assertThat(isCertain(ahead.ofEpochAlone().withBaseline(baseline))).isTrue();
  }

  @Test
  void withoutGapsWhatAnythingTellsOfIsCertain() {
    put(line(2, CREATED.plusSeconds(310), "3", "4"));
    Lifetime table = tables(TestTables.document("id-1", CREATED, CREATED)).last();
    StateRequest request = StateRequest.of(TestTables.TABLE, table, CREATED.plusSeconds(200));
    ItemKey other = ItemKey.of(Json.of("{\"id\":{\"S\":\"b\"}}"));
    BaselineItems baseline = TestTables.items(CREATED.plusSeconds(100), Map.of());

    assertThat(isCertain(request)).isTrue();
    try (TableItems items = reader(OnDamage.STOP).read(request)) {
      assertThat(items.isCertain(other)).isFalse();
    }
    try (TableItems items = reader(OnDamage.STOP).read(request.withBaseline(baseline))) {
      assertThat(items.isCertain(other)).isTrue();
    }
  }

  @Test
  void aChangeInAGapTellsNothingOfTheTimeBefore() {
    put(line(2, CREATED.plusSeconds(310), "3", "4"), line(3, CREATED.plusSeconds(320), "4", "5"));
    Lifetime table = withGap(300, 360);
    BaselineItems baseline = TestTables.items(CREATED.plusSeconds(100), Map.of());

    assertThat(
            find(
                StateRequest.of(TestTables.TABLE, table, CREATED.plusSeconds(10))
                    .ofEpochAlone()
                    .withBaseline(baseline)))
        .isEmpty();
    assertThat(
            find(
                StateRequest.of(TestTables.TABLE, table, CREATED.plusSeconds(315))
                    .ofEpochAlone()
                    .withBaseline(baseline)))
        .as("in the gap, what is known")
        .contains(item("4"));
  }

  @Test
  void anEpochEndsWithItsGap() {
    Lifetime table = withGap(300, 360);
    Epoch first = table.epoch(CREATED.plusSeconds(359));
    Epoch second = table.epoch(CREATED.plusSeconds(360));

    assertThat(second).isEqualTo(table.lastEpoch()).isNotEqualTo(first);
    assertThat(first.gapAt(CREATED.plusSeconds(359))).isPresent();
    assertThat(first.gapAt(CREATED.plusSeconds(299))).isEmpty();
    assertThat(second.gapAt(CREATED.plusSeconds(360))).isEmpty();
    assertThat(first.holds(CREATED, CREATED.plusSeconds(299))).isTrue();
    assertThat(first.holds(CREATED, CREATED.plusSeconds(300))).as("it ends in the gap").isFalse();
    assertThat(second.holds(CREATED.plusSeconds(359), CREATED.plusSeconds(400))).isFalse();
    assertThat(second.holds(CREATED.plusSeconds(360), CREATED.plusSeconds(400))).isTrue();
  }

  private static Lifetime withGap(int from, int until) {
    return tables(
            TestTables.withGaps(
                TestTables.document("id-1", CREATED, CREATED),
                List.of(new Gap(CREATED.plusSeconds(from), CREATED.plusSeconds(until)))))
        .last();
  }

  private Optional<Json> find(StateRequest request) {
    try (TableItems items = reader(OnDamage.STOP).read(request)) {
      return items.find(ITEM);
    }
  }

  private boolean isCertain(StateRequest request) {
    try (TableItems items = reader(OnDamage.STOP).read(request)) {
      return items.isCertain(ITEM);
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
