package io.github.ddbbackup.restore;

import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.state.Epoch;
import io.github.ddbbackup.state.StateSummary;
import io.github.ddbbackup.state.TableItems;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * The items that a revert does not touch, since the backup does not tell for certain what they were
 * at the instant: nothing tells of them, or changes may be missing in between, in a gap. Written
 * they would be what they were before the gap, or after it. Thread-safe.
 */
final class LeftAlone {

  private final TableItems then;
  private final StateSummary state;
  private final boolean sameTable;
  private final LongAdder count = new LongAdder();

  /**
   * Makes it.
   *
   * @param then the items as they were, as far as that is known
   * @param sameTable whether they are of the table that is reverted, and not of a former one
   */
  LeftAlone(TableItems then, boolean sameTable) {
    this.then = then;
    this.state = then.summary();
    this.sameTable = sameTable;
  }

  /** Whether an item is left alone; then it is counted. */
  boolean takes(RevertChange change) {
    if (isTold(change) || then.isCertain(change.key())) {
      return false;
    }
    count.increment();
    return true;
  }

  /** Where no gap matters, whatever tells of an item is certain; this spares looking for it. */
  private boolean isTold(RevertChange change) {
    return state.isAcrossNoGap()
        && state.gap().isEmpty()
        && (change.wanted().isPresent() || change.live().isEmpty());
  }

  /** How many they are so far. */
  long count() {
    return count.sum();
  }

  /** How many they are and why, in one line; empty if there are none. */
  Optional<String> note() {
    return count() == 0
        ? Optional.empty()
        : Optional.of("%d items of the table are left alone: %s".formatted(count(), why()));
  }

  private String why() {
    Epoch epoch = state.epoch();
    return state
        .gap()
        .map(LeftAlone::within)
        .orElseGet(
            () ->
                "nothing in the backup%s tells of them.%s".formatted(where(epoch), meaning(epoch)));
  }

  private String meaning(Epoch epoch) {
    if (!sameTable) {
      return " They are items of the table that was made anew, and whether the former one had them is"
          + " not known: a restore into a new table brings back the former one alone.";
    }
    return !state.isAcrossNoGap() && epoch.after().isEmpty() ? unchanged() : "";
  }

  private static String within(Gap gap) {
    return "the time that was asked for lies in a gap of the backup, %s, and what they were then is not certain. Ask for a time before or after it; a restore into a new table brings back what is known."
        .formatted(gap);
  }

  private static String where(Epoch epoch) {
    Optional<Gap> before = epoch.before();
    Optional<Gap> after = epoch.after();
    if (before.isPresent() && after.isPresent()) {
      return " between its gaps, %s and %s,".formatted(before.get(), after.get());
    }
    return before
        .map(gap -> " since its gap, %s,".formatted(gap))
        .or(() -> after.map(gap -> " up to its gap, %s,".formatted(gap)))
        .orElse("");
  }

  /** All changes since the gap are in the backup, so that none means that there was none. */
  private static String unchanged() {
    return " So they have not changed since it ended, but for changes of the last minutes that may still be on their way.";
  }
}
