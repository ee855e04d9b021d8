package io.github.ddbbackup.filter;

import static java.util.Objects.requireNonNull;

/**
 * Whether a table is backed up, and why.
 *
 * @param backedUp whether it is
 * @param reason why, as a clause without a full stop; it tells of everything that went wrong
 * @param flawed whether something that should have had a say failed; a person should look at it
 */
public record Decision(boolean backedUp, String reason, boolean flawed) {

  /** Checks that nothing is null. */
  public Decision {
    requireNonNull(reason, "reason");
  }

  /**
   * Whether the table is backed up although something that should have had a say failed.
   *
   * @return true if what failed could have left the table out
   */
  public boolean failedOpen() {
    return backedUp && flawed;
  }
}
