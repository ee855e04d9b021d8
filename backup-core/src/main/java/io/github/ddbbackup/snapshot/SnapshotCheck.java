package io.github.ddbbackup.snapshot;

import java.util.List;

/**
 * What came of looking a snapshot over.
 *
 * @param snapshot the snapshot
 * @param items how many items could be read
 * @param problems what is not as the manifest says, each with the object's key; none when all is
 *     well
 */
public record SnapshotCheck(StoredSnapshot snapshot, long items, List<String> problems) {

  /** Copies the list. */
  public SnapshotCheck {
    problems = List.copyOf(problems);
  }

  /**
   * Whether the snapshot is whole.
   *
   * @return true when there is no problem
   */
  public boolean isWhole() {
    return problems.isEmpty();
  }
}
