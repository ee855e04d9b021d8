package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

/**
 * An item that a restore did not write.
 *
 * @param key its key, in a form for people
 * @param why why not
 */
public record RefusedItem(String key, String why) {

  /** Checks that nothing is null. */
  public RefusedItem {
    requireNonNull(key);
    requireNonNull(why);
  }
}
