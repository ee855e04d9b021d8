package io.github.ddbbackup.filter;

import static java.util.Objects.requireNonNull;

/**
 * Whether a table is backed up, and why.
 *
 * @param backedUp whether it is
 * @param reason why, as a clause without a full stop; it tells of everything that went wrong
 * @param failedOpen whether the table is backed up although something that should have had a say
 *     failed; a person should look at it
 */
public record Decision(boolean backedUp, String reason, boolean failedOpen) {

  /**
   * Checks that the parts agree.
   *
   * @throws IllegalArgumentException if a table that is left out is said to have failed open
   */
  public Decision {
    requireNonNull(reason, "reason");
    if (failedOpen && !backedUp) {
      throw new IllegalArgumentException("failing open backs a table up: " + reason);
    }
  }
}
