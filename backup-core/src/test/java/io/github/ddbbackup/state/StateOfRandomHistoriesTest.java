package io.github.ddbbackup.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;

/** Thousands of histories, at random instants, against what really came of the items. */
class StateOfRandomHistoriesTest {

  @Property(tries = 1_000)
  void theStateIsWhatItWas(@ForAll long seed) {
    RandomHistory history = new RandomHistory(seed);
    for (RandomHistory.Table table : history.tables()) {
      Instant instant = history.instantOf(table);
      StateRequest request =
          StateRequest.of(RandomHistory.TABLE, history.lifetimes().of(table.id()), instant);

      assertThat(items(history, request)).isEqualTo(table.knownItemsAt(instant));
    }
  }

  @Property(tries = 1_000)
  void aBaselineTellsOfWhatNoChangeTouched(@ForAll long seed) {
    RandomHistory history = new RandomHistory(seed);
    for (RandomHistory.Table table : history.tables()) {
      Instant instant = history.instantOf(table);
      Instant began = history.instantOf(table).plusMillis(new Random(seed).nextInt(999));
      BaselineItems baseline =
          history.baselineOf(table, began.isBefore(table.streamed()) ? table.streamed() : began);
      StateRequest request =
          StateRequest.of(RandomHistory.TABLE, history.lifetimes().of(table.id()), instant)
              .withBaseline(baseline);

      assertThat(items(history, request)).isEqualTo(table.itemsAt(instant));
    }
  }

  @Property(tries = 200)
  void someItemsAlone(@ForAll long seed) {
    RandomHistory history = new RandomHistory(seed);
    RandomHistory.Table table = history.tables().get(0);
    Instant instant = history.instantOf(table);
    Map<CanonicalKey, Item> known = table.knownItemsAt(instant);
    Optional<CanonicalKey> wanted = known.keySet().stream().findFirst();
    known.keySet().removeIf(key -> !key.equals(wanted.orElseThrow()));
    if (wanted.isPresent()) {
      StateRequest request =
          StateRequest.of(RandomHistory.TABLE, history.lifetimes().of(table.id()), instant)
              .withKeys(Set.of(wanted.get().toItemKey()));

      assertThat(items(history, request)).isEqualTo(known);
    }
  }

  @Property(tries = 150)
  void betweenGapsTheChangesAndABaselineOfThatTimeTellEverything(@ForAll long seed) {
    RandomHistory history = RandomHistory.withGaps(seed);
    for (RandomHistory.Table table : history.tables()) {
      List<BaselineItems> baselines = baselines(history, table);
      for (int i = 0; i < 3; i++) {
        StateRequest request =
            StateRequest.of(
                    RandomHistory.TABLE,
                    history.lifetimes().of(table.id()),
                    history.instantOf(table))
                .ofEpochAlone();
        Epoch epoch = request.epoch();
        Optional<BaselineItems> baseline =
            baselines.stream().filter(b -> epoch.holds(b.began(), b.ended())).findFirst();
        if (baseline.isPresent() && epoch.gapAt(request.instant()).isEmpty()) {
          told(epoch);
          assertThat(items(history, request.withBaseline(baseline.get())))
              .isEqualTo(table.itemsAt(request.instant()));
        }
      }
    }
    Statistics.label("told").coverage(states -> states.check(true).count(n -> n > 200));
  }

  /** Counts those that a gap is on at least one side of. */
  private static void told(Epoch epoch) {
    Statistics.label("told").collect(epoch.before().isPresent() || epoch.after().isPresent());
  }

  @Property(tries = 150)
  void acrossGapsTheChangesOfTheEpochStillCountFirst(@ForAll long seed) {
    RandomHistory history = RandomHistory.withGaps(seed);
    for (RandomHistory.Table table : history.tables()) {
      StateRequest plain =
          StateRequest.of(
              RandomHistory.TABLE, history.lifetimes().of(table.id()), history.instantOf(table));
      Epoch epoch = plain.epoch();
      if (epoch.gapAt(plain.instant()).isEmpty()) {
        Set<CanonicalKey> told = table.toldAt(plain.instant(), epoch);
        BaselineItems baseline = baselines(history, table).get(0);
        for (StateRequest request : List.of(plain, plain.withBaseline(baseline))) {
          Map<CanonicalKey, Item> items = items(history, request);
          items.keySet().retainAll(told);
          assertThat(items).isEqualTo(table.itemsToldAt(plain.instant(), epoch));
        }
      }
    }
  }

  /** Some that were read at random times, in gaps too. */
  private static List<BaselineItems> baselines(RandomHistory history, RandomHistory.Table table) {
    return Stream.generate(() -> history.instantOf(table))
        .limit(3)
        .map(began -> began.isBefore(table.streamed()) ? table.streamed() : began)
        .map(began -> history.baselineOf(table, began))
        .toList();
  }

  private static Map<CanonicalKey, Item> items(RandomHistory history, StateRequest request) {
    ArchiveScan scan = new ArchiveScan(history.archive(), 2, OnDamage.STOP, progress -> {});
    WorkSpace work = new WorkSpace(Path.of("target"), 1 << 20);
    Map<CanonicalKey, Item> found = new TreeMap<>();
    try (TableItems items = new StateReader(history.archive(), scan, work).read(request)) {
      items.forEach((key, item) -> found.put(key, Item.of(item)));
      assertThat(items.count()).isEqualTo(found.size());
      found.forEach((key, item) -> assertThat(items.find(key).map(Item::of)).contains(item));
    }
    return found;
  }
}
