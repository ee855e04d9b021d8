package io.github.ddbbackup.state;

import io.github.ddbbackup.archive.ScanSummary;
import io.github.ddbbackup.catalog.Gap;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a state was made of.
 *
 * @param instant the instant, in whole seconds; the state is that at the end of this second
 * @param lifetime which of the tables of the name
 * @param coverageStart from when on the backup tells the state: the time from which the table's
 *     first stream was read, or that of the first change that was read, whichever is earlier, in
 *     whole seconds
 * @param baseline whether there was a baseline. Without one, items that were there before the
 *     backup began and that no change has touched since are not known
 * @param snapshot the name of the snapshot that the baseline is; empty if there was none
 * @param epochAlone whether the changes between two gaps alone tell all of the state; where they do
 *     not, and there are gaps, items may be as they were before one or after it
 * @param read what was read
 * @param strangers the keys of objects under the table's prefix from which nothing was read,
 *     because they are not where the backup puts its objects
 * @param otherTables how many changes were passed over because they are of another table that bore
 *     the name
 * @param undated how many changes do not tell their time, so that the hour of their object was
 *     taken
 */
public record StateSummary(
    Instant instant,
    Lifetime lifetime,
    Instant coverageStart,
    boolean baseline,
    Optional<String> snapshot,
    boolean epochAlone,
    ScanSummary read,
    List<String> strangers,
    long otherTables,
    long undated) {

  /** Copies the list. */
  public StateSummary {
    strangers = List.copyOf(strangers);
  }

  /**
   * Whether no item is told by a change or a snapshot from across a gap in the backup.
   *
   * @return true also where there is no gap
   */
  public boolean isAcrossNoGap() {
    return epochAlone || lifetime.gaps().isEmpty();
  }

  /**
   * The part of the lifetime in which the instant lies.
   *
   * @return the epoch
   */
  public Epoch epoch() {
    return lifetime.epoch(instant);
  }

  /**
   * The gap in the backup in which the instant lies.
   *
   * @return the gap; empty if no change at or before the instant is missing because of it
   */
  public Optional<Gap> gap() {
    return epoch().gapAt(instant);
  }
}
