package io.github.ddbbackup.config;

import io.github.ddbbackup.event.BackupException;

/**
 * The whole numbers that a key takes.
 *
 * @param min the least allowed number
 * @param max the greatest allowed number
 * @param unit what is counted, in the plural
 */
public record IntRange(int min, int max, String unit) {

  /**
   * Checks the bounds.
   *
   * @throws IllegalArgumentException if no number is allowed
   */
  public IntRange {
    if (min > max) {
      throw new IllegalArgumentException("min " + min + " is above max " + max);
    }
  }

  /**
   * Whether a number is allowed.
   *
   * @param number the number
   * @return whether it lies in the range, ends included
   */
  public boolean contains(int number) {
    return min <= number && number <= max;
  }

  /**
   * Passes an allowed number through.
   *
   * @param key the key that holds the number, for the message
   * @param number the number
   * @return the number
   * @throws BackupException if the number is not allowed
   */
  int check(String key, int number) {
    if (!contains(number)) {
      throw BackupException.user(
          key + " is out of range", Integer.toString(number), "Give " + this + ".");
    }
    return number;
  }

  /** What is allowed, as part of a sentence. */
  @Override
  public String toString() {
    return "a whole number from " + min + " to " + max + " (" + unit + ")";
  }
}
