package io.github.ddbbackup.restore;

import java.util.List;

/**
 * What a restore wrote.
 *
 * @param written how many items were put or deleted
 * @param unchanged how many were as they should be
 * @param refused how many were not written
 * @param firstRefused the first of them, at most {@link #MOST_NAMED}
 */
public record WriteCount(
    long written, long unchanged, long refused, List<RefusedItem> firstRefused) {

  /** How many refused items are named; the others are only counted. */
  public static final int MOST_NAMED = 1_000;

  /** Copies the list. */
  public WriteCount {
    firstRefused = List.copyOf(firstRefused);
  }
}
