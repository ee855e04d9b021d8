package io.github.ddbbackup.verify;

import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.state.Lifetimes;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What to verify, and by what.
 *
 * @param lifetimes the tables of the name
 * @param snapshot items of the last of these tables that were read while the backup was on; empty
 *     if there are none
 * @param live the items of the last of these tables as they were read just now; empty to compare
 *     the backup with itself alone
 * @param patience how long to wait for changes that are on their way to the bucket before a
 *     difference from the table counts
 */
public record VerifyRequest(
    Lifetimes lifetimes,
    Optional<BaselineItems> snapshot,
    Optional<BaselineItems> live,
    Duration patience) {

  /** Checks that nothing is null. */
  public VerifyRequest {
    Objects.requireNonNull(lifetimes);
    Objects.requireNonNull(snapshot);
    Objects.requireNonNull(live);
    Objects.requireNonNull(patience);
  }

  /**
   * To compare the backup with itself alone.
   *
   * @param lifetimes the tables of the name
   * @return a request
   */
  public static VerifyRequest of(Lifetimes lifetimes) {
    return new VerifyRequest(lifetimes, Optional.empty(), Optional.empty(), Duration.ZERO);
  }

  /**
   * The same with a snapshot.
   *
   * @param items the snapshot's items
   * @return the request
   */
  public VerifyRequest withSnapshot(BaselineItems items) {
    return new VerifyRequest(lifetimes, Optional.of(items), live, patience);
  }

  /**
   * The same with the items of the table.
   *
   * @param items the table's items
   * @param patience how long to wait for changes that are on their way
   * @return the request
   */
  public VerifyRequest withLive(BaselineItems items, Duration patience) {
    return new VerifyRequest(lifetimes, snapshot, Optional.of(items), patience);
  }
}
