package io.github.ddbbackup.verify;

import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.verify.Entry.Bits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a snapshot, or a reading of the table, saw of one item: the item or none, at some time while
 * it was made. It agrees with the changes if the item was like that at any such time, by what the
 * change before made of it or by what the change behind found.
 */
final class Sighting {

  /** The clock of who read the items and DynamoDB's may differ by this. */
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  private final BaselineItems items;
  private final Instant began;
  private final Instant ended;
  private final Optional<Bits> seen;
  private boolean agrees;
  private boolean behindLast;
  private int versions;
  private Optional<Entry> before = Optional.empty();
  private Optional<Entry> behind = Optional.empty();

  /**
   * What was seen.
   *
   * @param items who saw it
   * @param seen the meaning of the item; empty if there was none
   */
  Sighting(BaselineItems items, Optional<Bits> seen) {
    this.items = items;
    this.began = items.began().minus(CLOCKS);
    this.ended = items.ended().plus(CLOCKS);
    this.seen = seen;
  }

  /** Compares with the item as it was before its first change. */
  void beforeFirst(Entry first) {
    if (!first.made().isBefore(began)) {
      versions++;
      compare(first.before());
      behind = Optional.of(first);
    }
  }

  /** Compares with the item as it was from one change to the next. */
  void between(Entry change, Entry next) {
    if (!change.made().isAfter(ended) && !next.made().isBefore(began)) {
      versions++;
      compare(change.after());
      if (!next.lostBefore()) {
        compare(next.before());
      }
      before = before.or(() -> behind.isEmpty() ? Optional.of(change) : Optional.empty());
      behind = Optional.of(next);
    }
  }

  /** Compares with the item as it was behind its last change. */
  void behindLast(Entry last) {
    if (!last.made().isAfter(ended)) {
      versions++;
      compare(last.after());
      before = before.or(() -> behind.isEmpty() ? Optional.of(last) : Optional.empty());
      behind = Optional.empty();
    }
    behindLast = last.made().isBefore(began);
  }

  /**
   * Compares with the item as it was behind one change and before another, which was made earlier
   * although its number is higher.
   */
  void outOfOrder(Entry later, Entry earlier) {
    if (!later.made().isAfter(ended)) {
      compare(later.after());
    }
    if (!earlier.made().isBefore(began) && !earlier.lostBefore()) {
      compare(earlier.before());
    }
  }

  private void compare(Optional<Bits> was) {
    agrees |= was.equals(seen);
  }

  /**
   * The gap that explains why it does not agree. Changes are missing then both between whatever
   * tells of the item before it and it, and between it and the change behind it; where there is
   * nothing on one side, on the other one. Where changes were made meanwhile, it is not known which
   * of them were before it.
   *
   * @param earlier what was seen before it began, with no change in between
   */
  Optional<Gap> explanation(Lifetime table, Optional<Sighting> earlier) {
    if (versions > 1) {
      return table.gapBetween(
          before.map(Entry::made).orElse(began), behind.map(Entry::made).orElse(ended));
    }
    Optional<Instant> from =
        Stream.of(before.map(Entry::made), earlier.map(e -> e.began))
            .flatMap(Optional::stream)
            .max(Instant::compareTo);
    Optional<Gap> lostBefore = from.flatMap(time -> table.gapBetween(time, ended));
    Optional<Gap> lostBehind = behind.flatMap(next -> table.gapBetween(began, next.made()));
    boolean explained =
        (from.isEmpty() || lostBefore.isPresent()) && (behind.isEmpty() || lostBehind.isPresent());
    return explained ? lostBefore.or(() -> lostBehind) : Optional.empty();
  }

  /** Whether it was begun when a gap was over. */
  boolean isBehind(Gap gap) {
    return !items.began().isBefore(gap.until());
  }

  /** Whether it was over when another one began. */
  boolean isOverBefore(Sighting other) {
    return !items.ended().isAfter(other.items.began());
  }

  /** Whether another one lies between the same changes. */
  boolean isBetweenTheChangesOf(Sighting other) {
    return isSame(before, other.before) && isSame(behind, other.behind);
  }

  private static boolean isSame(Optional<Entry> one, Optional<Entry> other) {
    return one.isPresent() == other.isPresent()
        && one.filter(entry -> entry != other.orElseThrow()).isEmpty();
  }

  /** The change before it; empty if it is not known. */
  Optional<Entry> changeBefore() {
    return before;
  }

  /** The change behind it; empty if there is none. */
  Optional<Entry> changeBehind() {
    return behind;
  }

  /** The name of the snapshot; empty if it has none. */
  Optional<String> snapshot() {
    return items.snapshotName();
  }

  /** Whether it agrees with any of what it was compared with. */
  boolean agrees() {
    return agrees;
  }

  /** Whether it tells of the time behind the last change. */
  boolean isBehindLast() {
    return behindLast;
  }

  /** Whether it was over when a change was made. */
  boolean endedBefore(Entry change) {
    return change.made().isAfter(ended);
  }

  /** When it began, less what clocks may differ. */
  Instant began() {
    return began;
  }

  /** When it ended, and what clocks may differ. */
  Instant ended() {
    return ended;
  }

  /** The meaning of what was seen; empty if there was no item. */
  Optional<Bits> seen() {
    return seen;
  }
}
