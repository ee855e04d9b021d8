package io.github.ddbbackup.snapshot;

import static java.util.Objects.requireNonNull;

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

  /** The key of the manifest, which lies beside the folder of the files. */
  String manifestKey() {
    return SnapshotFolder.manifestBeside(dataPrefix);
  }
}
