package io.github.ddbbackup.restore;

/**
 * What a revert finds.
 *
 * @param added items that were added since, which the revert deletes
 * @param changed items that were changed since
 * @param deleted items that were deleted since, which the revert puts back
 * @param unchanged items that are what they were
 * @param leftAlone items that the revert does not touch, since the backup does not tell for certain
 *     what they were; a note of the plan says why
 */
public record RevertTotals(long added, long changed, long deleted, long unchanged, long leftAlone) {

  /** Nothing at all. */
  static final RevertTotals NONE = new RevertTotals(0, 0, 0, 0, 0);

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
      case ADDED -> new RevertTotals(added + 1, changed, deleted, unchanged, leftAlone);
      case CHANGED -> new RevertTotals(added, changed + 1, deleted, unchanged, leftAlone);
      case DELETED -> new RevertTotals(added, changed, deleted + 1, unchanged, leftAlone);
      case UNCHANGED -> new RevertTotals(added, changed, deleted, unchanged + 1, leftAlone);
    };
  }

  /** These, with the items that are left alone. */
  RevertTotals leaving(long items) {
    return new RevertTotals(added, changed, deleted, unchanged, items);
  }
}
