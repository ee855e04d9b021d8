package io.github.ddbbackup.verify;

import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.verify.Entry.Bits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;

/** What all snapshots saw of one item, the earliest first. */
final class Sightings {

  private final List<Sighting> all = new ArrayList<>();

  /**
   * What was seen.
   *
   * @param snapshots the snapshots by their numbers, the earliest first
   * @param seen the meaning of the item, by the number of the snapshot; without those that saw none
   */
  Sightings(NavigableMap<Integer, BaselineItems> snapshots, Map<Integer, Bits> seen) {
    snapshots.forEach(
        (number, items) -> all.add(new Sighting(items, Optional.ofNullable(seen.get(number)))));
  }

  /** Has each compared with the changes. */
  void forEach(Consumer<Sighting> comparison) {
    all.forEach(comparison);
  }

  /** The last one that was over when a change was made. */
  Optional<Sighting> lastBefore(Entry change) {
    return all.stream().filter(one -> one.endedBefore(change)).reduce((a, b) -> b);
  }

  /** The last one. */
  Optional<Sighting> last() {
    return all.stream().reduce((a, b) -> b);
  }

  /** Whether any tells of the time behind the last change. */
  boolean areBehindLast() {
    return all.stream().anyMatch(Sighting::isBehindLast);
  }

  /**
   * Those that agree with no change, without those that only see what an earlier one saw, with no
   * change in between.
   */
  List<Contradiction> ofChanges(Lifetime table) {
    List<Contradiction> found = new ArrayList<>();
    Optional<Sighting> earlier = Optional.empty();
    for (Sighting one : all) {
      Optional<Sighting> beside = earlier.filter(one::isBetweenTheChangesOf);
      boolean isTold = beside.filter(e -> !e.agrees() && e.seen().equals(one.seen())).isPresent();
      if (!one.agrees() && !isTold) {
        Optional<Gap> gap = one.explanation(table, beside.filter(e -> e.isOverBefore(one)));
        found.add(new Contradiction(one, gap));
      }
      earlier = Optional.of(one);
    }
    return found;
  }

  /** Those that see something else than the one before, of an item without changes. */
  List<Contradiction> ofEachOther(Lifetime table) {
    List<Contradiction> found = new ArrayList<>();
    for (int i = 1; i < all.size(); i++) {
      Sighting earlier = all.get(i - 1);
      Sighting one = all.get(i);
      if (!one.seen().equals(earlier.seen())) {
        Instant to = one.ended().isAfter(earlier.ended()) ? one.ended() : earlier.ended();
        found.add(new Contradiction(one, table.gapBetween(earlier.began(), to)));
      }
    }
    return found;
  }

  /**
   * A snapshot that has an item as it can't have been.
   *
   * @param sighting what it saw
   * @param gap the gap that explains it; empty if none does
   */
  record Contradiction(Sighting sighting, Optional<Gap> gap) {}
}
