package io.github.ddbbackup.restore;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.state.RandomHistory;
import io.github.ddbbackup.state.StateReader;
import io.github.ddbbackup.state.StateRequest;
import io.github.ddbbackup.state.TableItems;
import io.github.ddbbackup.store.WorkSpace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Thousands of histories, restored at random instants, against what really came of the items. */
class RestoreOfRandomHistoriesTest {

  /** When nothing changes any more. */
  private static final Instant LATER = Instant.parse("2026-12-31T00:00:00Z");

  private static final WorkSpace WORK = new WorkSpace(Path.of("target"), 1 << 20);

  @Property(tries = 400)
  void aFilledTableIsWhatTheTableWas(@ForAll long seed) {
    Random random = new Random(seed);
    RandomHistory history = new RandomHistory(seed);
    for (RandomHistory.Table table : history.tables()) {
      Instant instant = history.instantOf(table);
      FakeItems target = new FakeItems(history.keyNames()).leavingUnprocessed(0.3, seed);
      try (TableItems items = read(history, table, instant)) {
        write(items, target, 1 + random.nextInt(3));
      }

      assertThat(target.all()).isEqualTo(table.itemsAt(instant));
    }
  }

  @Property(tries = 150)
  void aRevertedTableIsWhatItWasAndOneRevertTakesAnotherBack(@ForAll long seed) {
    RandomHistory history = new RandomHistory(seed);
    for (RandomHistory.Table table : history.tables()) {
      Instant one = history.instantOf(table);
      Instant other = history.instantOf(table);
      FakeItems live = filled(history, table, other);

      revert(history, table, one, live, new ItemSelection.All(), Set.of());
      assertThat(live.all()).isEqualTo(table.itemsAt(one));
      revert(history, table, other, live, new ItemSelection.All(), Set.of());
      assertThat(live.all()).isEqualTo(table.itemsAt(other));
    }
  }

  @Property(tries = 150)
  void whatIsWrittenAfterThePlanIsNeverOverwritten(@ForAll long seed) {
    Random random = new Random(seed);
    RandomHistory history = new RandomHistory(seed);
    RandomHistory.Table table = history.tables().get(0);
    Instant one = history.instantOf(table);
    FakeItems live = filled(history, table, history.instantOf(table));
    Set<CanonicalKey> all = new LinkedHashSet<>(live.all().keySet());
    all.addAll(table.itemsAt(one).keySet());
    Set<CanonicalKey> touched =
        all.stream().filter(key -> random.nextInt(3) == 0).collect(Collectors.toSet());
    Map<CanonicalKey, Item> before = live.all();

    WriteCount count = revert(history, table, one, live, new ItemSelection.All(), touched);

    Map<CanonicalKey, Item> expected = new TreeMap<>(table.itemsAt(one));
    long refused = 0;
    for (CanonicalKey key : touched) {
      Item written = Item.of(marked(key));
      boolean planned =
          !Optional.ofNullable(before.get(key)).equals(Optional.ofNullable(expected.get(key)));
      refused += planned ? 1 : 0;
      expected.put(key, written);
    }
    assertThat(live.all()).isEqualTo(expected);
    assertThat(count.refused()).isEqualTo(refused);
  }

  @Property(tries = 100)
  void aRevertOfSomeItemsTouchesNoOthers(@ForAll long seed) {
    Random random = new Random(seed);
    RandomHistory history = new RandomHistory(seed);
    RandomHistory.Table table = history.tables().get(0);
    Instant one = history.instantOf(table);
    FakeItems live = filled(history, table, history.instantOf(table));
    Map<CanonicalKey, Item> expected = live.all();
    Set<CanonicalKey> all = new LinkedHashSet<>(expected.keySet());
    all.addAll(table.itemsAt(one).keySet());
    all.removeIf(key -> random.nextBoolean());
    for (CanonicalKey key : all) {
      expected.remove(key);
      Optional.ofNullable(table.itemsAt(one).get(key)).ifPresent(item -> expected.put(key, item));
    }

    try (TableItems items = read(history, table, one);
        PlanOnDisk plan = new PlanOnDisk(table, one)) {
      Set<ItemKey> keys = new HashSet<>();
      all.forEach(key -> keys.add(key.toItemKey()));
      new Comparison(live, live, WORK, 2).ofKeys(items, keys, plan.writer()::add);
      WriteCount unused = apply(plan.finish(), live);
    }

    assertThat(live.all()).isEqualTo(expected);
  }

  @Property(tries = 200)
  void acrossGapsOnlyWhatIsCertainIsWritten(@ForAll long seed) {
    RandomHistory history = RandomHistory.withGaps(seed);
    for (RandomHistory.Table table : history.tables()) {
      Instant instant = history.instantOf(table);
      StateRequest request = asSnapshotsAsk(history, table, instant);
      FakeItems live = new FakeItems(history.keyNames());
      history.baselineOf(table, LATER).forEach((key, item) -> live.set(item));
      Map<CanonicalKey, Item> now = live.all();

      WriteCount count = revertWhatIsCertain(history, table, request, live);

      Map<CanonicalKey, Item> was = table.itemsAt(instant);
      Map<CanonicalKey, Item> reverted = live.all();
      for (CanonicalKey key : union(List.of(now, was, reverted))) {
        assertThat(reverted.get(key)).isIn(now.get(key), was.get(key));
      }
      if (request.epoch().after().isEmpty()) {
        assertThat(reverted).as("behind the last gap all changes are known").isEqualTo(was);
      }
      if (request.epoch().gapAt(instant).isPresent()) {
        assertThat(count.written()).as("in a gap").isZero();
      } else if (!request.epochAlone() && request.epoch().before().isPresent()) {
        Statistics.label("without a snapshot since").collect(count.written() > 0);
      }
    }
    Statistics.label("without a snapshot since")
        .coverage(writes -> writes.check(true).count(n -> n > 20));
  }

  /** A snapshot of the time between two gaps, if there is one; else any, or none. */
  private static StateRequest asSnapshotsAsk(
      RandomHistory history, RandomHistory.Table table, Instant instant) {
    StateRequest plain =
        StateRequest.of(RandomHistory.TABLE, history.lifetimes().of(table.id()), instant);
    Instant began = history.instantOf(table);
    BaselineItems baseline =
        history.baselineOf(table, began.isBefore(table.streamed()) ? table.streamed() : began);
    if (plain.epoch().holds(baseline.began(), baseline.ended())) {
      return plain.ofEpochAlone().withBaseline(baseline);
    }
    return began.getEpochSecond() % 2 == 0 ? plain : plain.withBaseline(baseline);
  }

  private static WriteCount revertWhatIsCertain(
      RandomHistory history, RandomHistory.Table table, StateRequest request, FakeItems live) {
    try (TableItems items = read(history, request);
        PlanOnDisk plan = new PlanOnDisk(table, request.instant())) {
      LeftAlone leftAlone = new LeftAlone(items, true);
      new Comparison(live, live, WORK, 2)
          .ofAll(
              items,
              new ItemSelection.All(),
              change -> {
                if (!leftAlone.takes(change)) {
                  plan.writer().add(change);
                }
              });
      return apply(plan.finish(), live);
    }
  }

  private static Set<CanonicalKey> union(List<Map<CanonicalKey, Item>> maps) {
    return maps.stream().flatMap(map -> map.keySet().stream()).collect(Collectors.toSet());
  }

  private static FakeItems filled(
      RandomHistory history, RandomHistory.Table table, Instant instant) {
    FakeItems live = new FakeItems(history.keyNames());
    try (TableItems items = read(history, table, instant)) {
      items.forEach((key, item) -> live.set(item));
    }
    return live;
  }

  private static TableItems read(
      RandomHistory history, RandomHistory.Table table, Instant instant) {
    StateRequest request =
        StateRequest.of(RandomHistory.TABLE, history.lifetimes().of(table.id()), instant)
            .withBaseline(history.baselineOf(table, table.streamed()));
    return read(history, request);
  }

  private static TableItems read(RandomHistory history, StateRequest request) {
    return new StateReader(
            history.archive(),
            new ArchiveScan(history.archive(), 2, OnDamage.STOP, progress -> {}),
            WORK)
        .read(request);
  }

  private static void write(TableItems items, FakeItems target, int senders) {
    WriteTally tally = new WriteTally(done -> {});
    try (TableWriter writer =
        new TableWriter(target, Json::toString, senders, new Waiting().persistence(), tally)) {
      items.forEach((key, item) -> writer.put(item));
      writer.finish();
    }
    assertThat(tally.count().written()).isEqualTo(items.count());
  }

  private static WriteCount revert(
      RandomHistory history,
      RandomHistory.Table table,
      Instant instant,
      FakeItems live,
      ItemSelection selection,
      Set<CanonicalKey> touchedAfterThePlan) {
    try (TableItems items = read(history, table, instant);
        PlanOnDisk plan = new PlanOnDisk(table, instant)) {
      new Comparison(live, live, WORK, 2).ofAll(items, selection, plan.writer()::add);
      RevertPlan made = plan.finish();
      touchedAfterThePlan.forEach(key -> live.set(marked(key)));
      return apply(made, live);
    }
  }

  private static WriteCount apply(RevertPlan plan, FakeItems live) {
    WriteTally tally = new WriteTally(done -> {});
    try (RevertWriter writer = new RevertWriter(live, 2, new Waiting().persistence(), tally)) {
      PlanReader.open(plan.file()).forEach(writer::write);
      writer.finish();
    }
    return tally.count();
  }

  /** An item that no history has. */
  private static Json marked(CanonicalKey key) {
    String attributes =
        key.toItemKey().attributes().stream()
            .map(
                part ->
                    "\"%s\":{\"%s\":\"%s\"}"
                        .formatted(part.name(), part.type(), part.value().replace("\"", "\\\"")))
            .collect(Collectors.joining(","));
    return Json.of("{" + attributes + ",\"touched\":{\"BOOL\":true}}");
  }

  /** A plan in a file that goes when it is closed. */
  private static final class PlanOnDisk implements AutoCloseable {

    private final Path file = Path.of("target", "plan-" + System.nanoTime() + ".jsonl");
    private final PlanWriter writer = PlanWriter.begin(file);

    PlanOnDisk(RandomHistory.Table table, Instant instant) {
      writer.describe(
          new Incarnation(RandomHistory.TABLE, "arn", table.id(), instant), instant, instant);
    }

    PlanWriter writer() {
      return writer;
    }

    RevertPlan finish() {
      return writer.finish(
          new BackupSpan(Instant.EPOCH, Optional.empty(), Optional.empty()), 0, List.of());
    }

    @Override
    public void close() {
      writer.close();
      try {
        boolean unused = Files.deleteIfExists(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
