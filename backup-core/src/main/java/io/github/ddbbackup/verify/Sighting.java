package io.github.ddbbackup.verify;

import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.verify.Entry.Bits;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a snapshot, or a reading of the table, saw of one item: the item or none, at some time while
 * it was made. It agrees with the changes if the item was like that at any such time.
 */
final class Sighting {

  /** The clock of who read the items and DynamoDB's may differ by this. */
  private static final Duration CLOCKS = Duration.ofMinutes(5);

  private final Instant began;
  private final Instant ended;
  private final Optional<Bits> seen;
  private boolean agrees;
  private boolean behindLast;

  /**
   * What was seen.
   *
   * @param items who saw it
   * @param seen the meaning of the item; empty if there was none
   */
  Sighting(BaselineItems items, Optional<Bits> seen) {
    this.began = items.began().minus(CLOCKS);
    this.ended = items.ended().plus(CLOCKS);
    this.seen = seen;
  }

  /** Compares with the item as it was before its first change. */
  void beforeFirst(Entry first) {
    if (!first.made().isBefore(began)) {
      compare(first.before());
    }
  }

  /** Compares with the item as it was from one change to the next. */
  void between(Entry change, Entry next) {
    if (!change.made().isAfter(ended) && !next.made().isBefore(began)) {
      compare(change.after());
    }
  }

  /** Compares with the item as it was behind its last change. */
  void behindLast(Entry last) {
    if (!last.made().isAfter(ended)) {
      compare(last.after());
    }
    behindLast = last.made().isBefore(began);
  }

  private void compare(Optional<Bits> was) {
    agrees |= was.equals(seen);
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

  /** Whether there was an item. */
  boolean sawItem() {
    return seen.isPresent();
  }

  /** The meaning of what was seen. */
  Optional<Bits> seen() {
    return seen;
  }
}
