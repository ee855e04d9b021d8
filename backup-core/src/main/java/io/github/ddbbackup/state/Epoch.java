package io.github.ddbbackup.state;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.catalog.Gap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A part of a table's lifetime, from where one gap in its backup ends to where the next one ends:
 * no change of it is missing but in that next gap. What the table was in one epoch, no change of
 * another tells: an item may have been changed in the gap between them.
 *
 * @param before the gap behind which it begins; empty for the first epoch
 * @param after the gap with which it ends; empty for the last epoch
 */
public record Epoch(Optional<Gap> before, Optional<Gap> after) {

  /** Checks that nothing is null. */
  public Epoch {
    requireNonNull(before);
    requireNonNull(after);
  }

  /** The epoch of an instant, which is in whole seconds. */
  static Epoch at(Instant instant, List<Gap> gaps) {
    return new Epoch(
        gaps.stream().filter(gap -> !instant.isBefore(gap.until())).reduce((a, b) -> b),
        gaps.stream().filter(gap -> instant.isBefore(gap.until())).findFirst());
  }

  /** The last epoch. */
  static Epoch last(List<Gap> gaps) {
    return new Epoch(gaps.stream().reduce((a, b) -> b), Optional.empty());
  }

  /**
   * Whether a change is of this epoch.
   *
   * @param change when it was made, in whole seconds
   * @return whether it is
   */
  public boolean includes(Instant change) {
    return before.filter(gap -> change.isBefore(gap.until())).isEmpty()
        && after.filter(gap -> !change.isBefore(gap.until())).isEmpty();
  }

  /**
   * Whether the items of the table were read in this epoch, and while no change was missing.
   *
   * @param began when the reading began
   * @param ended when it ended
   * @return whether the changes of the epoch and these items together tell the table's state
   */
  public boolean holds(Instant began, Instant ended) {
    return before.filter(gap -> began.isBefore(gap.until())).isEmpty()
        && after.filter(gap -> !ended.isBefore(gap.from())).isEmpty();
  }

  /**
   * The gap in which an instant lies.
   *
   * @param instant an instant of this epoch
   * @return the gap; empty if no change at or before the instant is missing
   */
  public Optional<Gap> gapAt(Instant instant) {
    return after.filter(gap -> gap.includes(instant));
  }

  /**
   * Whether a change tells what the table was at an instant of this epoch. For an instant before
   * the gap at its end, no change in the gap does: another one may be missing between them.
   */
  boolean tells(Instant change, Instant instant) {
    return includes(change)
        && (gapAt(instant).isPresent()
            || after.filter(gap -> !change.isBefore(gap.from())).isEmpty());
  }

  /** The part of a lifetime that it is. */
  TimeSpan of(TimeSpan lifetime) {
    return new TimeSpan(
        before.map(Gap::until).or(lifetime::from), after.map(Gap::until).or(lifetime::to));
  }
}
