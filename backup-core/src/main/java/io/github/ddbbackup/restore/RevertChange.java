package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import java.util.Optional;

/**
 * One item that is not what it was at the instant, and what to make of it.
 *
 * @param key the item's key
 * @param live the item as it is now; empty if there is none
 * @param wanted the item as it was at the instant; empty if there was none
 */
public record RevertChange(ItemKey key, Optional<Json> live, Optional<Json> wanted) {

  /** What became of the item since the instant. */
  public enum Kind {
    /** It was added, and the revert deletes it. */
    ADDED,
    /** It was changed, and the revert puts it as it was. */
    CHANGED,
    /** It was deleted, and the revert puts it back. */
    DELETED,
    /** It is what it was, and the revert does nothing. */
    UNCHANGED
  }

  /** Checks that nothing is null. */
  public RevertChange {
    requireNonNull(key);
    requireNonNull(live);
    requireNonNull(wanted);
  }

  /**
   * What became of the item since the instant.
   *
   * @return the kind; images that mean the same to DynamoDB are the same
   */
  public Kind kind() {
    if (same(live, wanted)) {
      return Kind.UNCHANGED;
    }
    if (live.isEmpty()) {
      return Kind.DELETED;
    }
    return wanted.isEmpty() ? Kind.ADDED : Kind.CHANGED;
  }

  /** The change that takes this one back. */
  RevertChange reversed(Json before) {
    return new RevertChange(key, wanted, Optional.of(before));
  }

  /** Whether two images mean the same to DynamoDB. */
  static boolean same(Optional<Json> one, Optional<Json> other) {
    return one.equals(other) || one.map(Item::of).equals(other.map(Item::of));
  }
}
