package io.github.ddbbackup.snapshot;

import io.github.ddbbackup.event.BackupException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Ends the making of a snapshot. What an interrupted run sent without noting it would be imported
 * too, so it goes; then the manifest says that the snapshot is complete.
 */
final class Completion {

  private final SnapshotBucket bucket;

  Completion(SnapshotBucket bucket) {
    this.bucket = bucket;
  }

  StoredSnapshot of(SnapshotFolder folder, SnapshotManifest manifest) {
    Set<String> missing =
        manifest.files().stream()
            .map(file -> folder.data() + file.name())
            .collect(Collectors.toCollection(TreeSet::new));
    for (String key : bucket.keys(folder.data())) {
      if (!missing.remove(key)) {
        bucket.texts().delete(key);
      }
    }
    if (!missing.isEmpty()) {
      throw BackupException.service(
          "Files of the snapshot are not in the bucket any more",
          List.copyOf(missing).toString(),
          "See who deleted them, delete the folder " + folder.key() + " and begin anew.");
    }
    write(folder, ManifestText.of(manifest));
    bucket.keys(folder.progress()).forEach(bucket.texts()::delete);
    return new StoredSnapshot(folder.name(), folder.data(), manifest);
  }

  /** It may be there from a first attempt whose answer was lost. */
  private void write(SnapshotFolder folder, String text) {
    boolean ours =
        bucket.texts().create(folder.manifest(), text)
            || bucket
                .texts()
                .get(folder.manifest())
                .filter(m -> m.content().equals(text))
                .isPresent();
    if (!ours) {
      throw BackupException.user(
          "Another run has made this snapshot meanwhile",
          folder.key(),
          "Use that one, or make another.");
    }
  }
}
