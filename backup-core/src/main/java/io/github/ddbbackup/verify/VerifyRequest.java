package io.github.ddbbackup.verify;

import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.state.Lifetimes;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What to verify, and by what.
 *
 * @param lifetimes the tables of the name
 * @param snapshots items of the last of these tables that were read while the backup was on, the
 *     earliest first
 * @param live the items of the last of these tables as they were read just now; empty to compare
 *     the backup with itself alone
 * @param patience how long to wait for changes that are on their way to the bucket before a
 *     difference from the table counts
 */
public record VerifyRequest(
    Lifetimes lifetimes,
    List<BaselineItems> snapshots,
    Optional<BaselineItems> live,
    Duration patience) {

  /** Puts the snapshots in order. */
  public VerifyRequest {
    Objects.requireNonNull(lifetimes);
    snapshots = snapshots.stream().sorted(Comparator.comparing(BaselineItems::began)).toList();
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
    return new VerifyRequest(lifetimes, List.of(), Optional.empty(), Duration.ZERO);
  }

  /**
   * The same with snapshots.
   *
   * @param items the items of each
   * @return the request
   */
  public VerifyRequest withSnapshots(List<? extends BaselineItems> items) {
    return new VerifyRequest(lifetimes, List.copyOf(items), live, patience);
  }

  /**
   * The same with the items of the table.
   *
   * @param items the table's items
   * @param patience how long to wait for changes that are on their way
   * @return the request
   */
  public VerifyRequest withLive(BaselineItems items, Duration patience) {
    return new VerifyRequest(lifetimes, snapshots, Optional.of(items), patience);
  }
}
