package io.github.ddbbackup.snapshot;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.state.Lifetime;

/**
 * A snapshot in the bucket.
 *
 * @param name its name, which is that of its folder
 * @param dataPrefix what the keys of its files begin with, which is what ImportTable takes as
 *     {@code S3KeyPrefix}
 * @param manifest what it consists of
 */
public record StoredSnapshot(String name, String dataPrefix, SnapshotManifest manifest) {

  /** Checks that nothing is null. */
  public StoredSnapshot {
    requireNonNull(name);
    requireNonNull(dataPrefix);
    requireNonNull(manifest);
  }

  /**
   * Sees that no gap in the backup of its table is known, now, in which changes were lost that are
   * missing in it. Whoever computed it may not have known of the gap yet.
   *
   * @param table the time of the table, with the gaps that are known now
   * @throws BackupException if there is such a gap
   */
  public void checkGaps(Lifetime table) {
    if (!table.epoch(manifest.at()).holds(manifest.began(), manifest.ended())) {
      throw BackupException.user(
          "The snapshot of that second was computed before it was known that changes are missing",
          name,
          "Delete %s and run this again, or ask for another second.".formatted(manifestKey()));
    }
  }

  /** The key of the manifest, which lies beside the folder of the files. */
  String manifestKey() {
    return SnapshotFolder.manifestBeside(dataPrefix);
  }
}
