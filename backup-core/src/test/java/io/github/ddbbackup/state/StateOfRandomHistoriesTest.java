package io.github.ddbbackup.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.store.WorkSpace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

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
