package io.github.ddbbackup.lambda.soak;

import java.util.SplittableRandom;

/**
 * How long a soak is and where its chance comes from.
 *
 * @param changes how many changes are made at least
 * @param tables how many tables they are spread over
 * @param seed decides what is written, and when which fault strikes
 */
record SoakPlan(long changes, int tables, long seed) {

  private static final long SHORT_CHANGES = 4_000;
  private static final int SHORT_TABLES = 5;

  /**
   * Checks that there is something to do.
   *
   * @throws IllegalArgumentException if there is not
   */
  SoakPlan {
    if (changes < 1 || tables < 1) {
      throw new IllegalArgumentException(
          "a soak has at least one change and one table: --changes %d --tables %d"
              .formatted(changes, tables));
    }
  }

  /** The plan of the system properties {@code soak.changes}, {@code .tables} and {@code .seed}. */
  static SoakPlan ofProperties() {
    return new SoakPlan(
        property("changes", SHORT_CHANGES),
        Math.toIntExact(property("tables", SHORT_TABLES)),
        property("seed", System.nanoTime()));
  }

  /**
   * What is no number is refused: a soak that is shorter than it was meant to be proves nothing.
   */
  private static long property(String name, long preset) {
    return Long.parseLong(System.getProperty("soak." + name, Long.toString(preset)));
  }

  long changesPerTable() {
    return (changes + tables - 1) / tables;
  }

  /** Chance for one part of the soak, the same whenever the seed is. */
  SplittableRandom random(String part) {
    return new SplittableRandom(seed * 31 + part.hashCode());
  }

  /** The command that repeats it. */
  String command() {
    return "./soak --changes %d --tables %d --seed %d".formatted(changes, tables, seed);
  }
}
