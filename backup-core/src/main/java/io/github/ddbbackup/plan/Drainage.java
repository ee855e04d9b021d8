package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

/**
 * Whether a mapping has delivered everything that it owes.
 *
 * @param isDrained whether it has, as far as can be proven
 * @param state how far it is, as a clause such as {@code 3 of 8 shards are read out}
 */
public record Drainage(boolean isDrained, String state) {

  /** Checks that nothing is null. */
  public Drainage {
    requireNonNull(state);
  }

  /**
   * Everything was delivered.
   *
   * @param state why that is certain
   * @return the drainage
   */
  public static Drainage drained(String state) {
    return new Drainage(true, state);
  }

  /**
   * It is not certain that everything was delivered.
   *
   * @param state how far it is
   * @return the drainage
   */
  public static Drainage undrained(String state) {
    return new Drainage(false, state);
  }
}
