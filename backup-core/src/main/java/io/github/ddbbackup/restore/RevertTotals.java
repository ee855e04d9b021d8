package io.github.ddbbackup.restore;

/**
 * What a revert finds.
 *
 * @param added items that were added since, which the revert deletes
 * @param changed items that were changed since
 * @param deleted items that were deleted since, which the revert puts back
 * @param unchanged items that are what they were
 */
public record RevertTotals(long added, long changed, long deleted, long unchanged) {

  /** Nothing at all. */
  static final RevertTotals NONE = new RevertTotals(0, 0, 0, 0);

  /**
   * How many items are to be written.
   *
   * @return the number of all that are not what they were
   */
  public long differing() {
    return added + changed + deleted;
  }

  /** These and one more. */
  RevertTotals plus(RevertChange.Kind kind) {
    return switch (kind) {
      case ADDED -> new RevertTotals(added + 1, changed, deleted, unchanged);
      case CHANGED -> new RevertTotals(added, changed + 1, deleted, unchanged);
      case DELETED -> new RevertTotals(added, changed, deleted + 1, unchanged);
      case UNCHANGED -> new RevertTotals(added, changed, deleted, unchanged + 1);
    };
  }
}
