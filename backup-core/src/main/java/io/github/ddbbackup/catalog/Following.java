package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * How the backup follows the changes of a table, as whoever has it recorded has just seen.
 *
 * @param on whether they reach the backup: the table's stream is on, and what reads it is in order
 * @param begun whether its stream has been read only since a moment ago, or will be in a moment,
 *     because what reads it, or what that delivers to, was not there or was off
 * @param filtered whether until a moment ago changes were passed over when it was read
 * @param formerFiltered whether the same is true of a stream that the table had before and that is
 *     still being read out
 * @param switchedOff when a person ended the backup, if no one has taken that back yet; else empty
 */
public record Following(
    boolean on,
    boolean begun,
    boolean filtered,
    boolean formerFiltered,
    Optional<Instant> switchedOff) {

  /** Checks that nothing is null. */
  public Following {
    requireNonNull(switchedOff);
  }

  /**
   * A table whose backup goes on.
   *
   * @return the usual case
   */
  public static Following goesOn() {
    return new Following(true, false, false, false, Optional.empty());
  }

  /**
   * A table that is about to be changed, which the backup does not follow as it should.
   *
   * @param begins whether its stream will be read in a moment, which nothing read
   * @param filtered whether changes are passed over when it is read, which will be no more
   * @param formerFiltered whether the same is true of a stream that it had before
   * @return it is not followed yet
   */
  public static Following notYet(boolean begins, boolean filtered, boolean formerFiltered) {
    return new Following(false, begins, filtered, formerFiltered, Optional.empty());
  }

  /**
   * The same where a person had ended the backup.
   *
   * @param when when that was
   * @return how the backup follows the table
   */
  public Following switchedOffAt(Instant when) {
    return new Following(on, begun, filtered, formerFiltered, Optional.of(when));
  }

  /**
   * Whether a gap may end with what will be done or was done a moment ago.
   *
   * @return whether changes were not read, or passed over
   */
  public boolean endsGap() {
    return begun || filtered || formerFiltered;
  }
}
