package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A span of time in which changes of a table may be missing from its backup. Changes tell their
 * time in whole seconds, rounded down, so it is one of whole seconds.
 *
 * @param from its first second; before it, no change is missing because of this gap
 * @param until the first second behind it
 */
public record Gap(Instant from, Instant until) {

  private static final Duration ALMOST_A_SECOND = Duration.ofSeconds(1).minusNanos(1);

  /**
   * Makes whole seconds of the times, so that it gets no shorter.
   *
   * @throws BackupException if it ends before it begins, or is none
   */
  public Gap {
    from = from.truncatedTo(ChronoUnit.SECONDS);
    until = until.plus(ALMOST_A_SECOND).truncatedTo(ChronoUnit.SECONDS);
    if (!from.isBefore(until)) {
      throw BackupException.user(
          "A gap in a backup ends before it begins",
          from + " to " + until,
          "Give the earlier time first.");
    }
  }

  /**
   * The gap between two times.
   *
   * @param from from when on changes may be missing
   * @param until from when on none are missing
   * @return the gap; empty if the second time is not after the first
   */
  static Optional<Gap> between(Instant from, Instant until) {
    requireNonNull(from);
    return until.isAfter(from) ? Optional.of(new Gap(from, until)) : Optional.empty();
  }

  /**
   * Whether a change that was made then may be missing.
   *
   * @param instant the time
   * @return whether it lies in this gap
   */
  public boolean includes(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(until);
  }

  /** Whether all of another gap lies in this one. */
  boolean covers(Gap other) {
    return !other.from.isBefore(from) && !other.until.isAfter(until);
  }

  /** Makes one of those that overlap or touch; the earliest comes first. */
  static List<Gap> merged(Collection<Gap> gaps) {
    List<Gap> merged = new ArrayList<>();
    gaps.stream()
        .sorted(Comparator.comparing(Gap::from))
        .forEach(
            gap -> {
              int last = merged.size() - 1;
              if (last >= 0 && !gap.from.isAfter(merged.get(last).until)) {
                merged.set(last, merged.get(last).and(gap));
              } else {
                merged.add(gap);
              }
            });
    return List.copyOf(merged);
  }

  private Gap and(Gap later) {
    return new Gap(from, later.until.isAfter(until) ? later.until : until);
  }

  /**
   * The gap in words.
   *
   * @return for example {@code 2026-11-22T10:00:00Z to 2026-11-23T08:00:00Z}
   */
  @Override
  public String toString() {
    return from + " to " + until;
  }
}
