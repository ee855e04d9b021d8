package io.github.ddbbackup.snapshot;

import java.util.List;

/**
 * The snapshots of the tables that bear or bore a name.
 *
 * @param complete those that can be used, the earliest first
 * @param unfinished the names of those that are being made, or were left off
 */
public record SnapshotList(List<StoredSnapshot> complete, List<String> unfinished) {

  /** Copies the lists. */
  public SnapshotList {
    complete = List.copyOf(complete);
    unfinished = List.copyOf(unfinished);
  }
}
