package io.github.ddbbackup.restore;

import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.snapshot.SnapshotKind;
import io.github.ddbbackup.snapshot.SnapshotManifest;
import io.github.ddbbackup.snapshot.StoredSnapshot;
import io.github.ddbbackup.state.Lifetime;
import java.util.Optional;

/** Finds or computes the snapshot that an import reads. */
final class ImportedSnapshot {

  private final Parts parts;
  private final Notes notes;

  /**
   * Makes it.
   *
   * @param parts what it is made of
   * @param notes takes what a person should know about the snapshot
   */
  ImportedSnapshot(Parts parts, Notes notes) {
    this.parts = parts;
    this.notes = notes;
  }

  /**
   * The snapshot.
   *
   * @param table the table that it is of
   * @param request what is brought back
   * @param lifetime the time of the table
   * @param begun whether an import of it has been begun
   */
  StoredSnapshot of(Incarnation table, RestoreRequest request, Lifetime lifetime, boolean begun) {
    Optional<StoredSnapshot> there = parts.snapshots().find(table, request.at());
    if (begun) {
      return there.orElseThrow(() -> gone(table, request));
    }
    there.ifPresent(found -> check(found, request));
    there.ifPresent(found -> found.checkGaps(lifetime));
    StoredSnapshot snapshot = there.orElseGet(() -> compute(table, request));
    parts.snapshots().checkFiles(snapshot);
    return snapshot;
  }

  private static BackupException gone(Incarnation table, RestoreRequest request) {
    return BackupException.user(
        "The snapshot that an import was begun from is not there any more",
        table.table() + " at " + request.at(),
        "Delete the target table when the import has ended, and run this again.");
  }

  private StoredSnapshot compute(Incarnation table, RestoreRequest request) {
    notes.of(request.at(), parts.clock().instant(), parts.buffering());
    StoredSnapshot made =
        parts.snapshots().synthetic(table, request.at(), parts.progress()::reading);
    notes.add("The snapshot %s was computed for this, and stays.".formatted(made.name()));
    return made;
  }

  /** What came to the backup after it was made would be missing in the table. */
  private void check(StoredSnapshot found, RestoreRequest request) {
    SnapshotManifest manifest = found.manifest();
    if (manifest.kind() == SnapshotKind.BASELINE
        || manifest.written().isBefore(request.at().plus(Notes.lateness(parts.buffering())))) {
      throw BackupException.user(
          "There is a snapshot of that second, and changes may be missing in it",
          found.name() + ", made at " + manifest.written(),
          "Use -Dddbbackup.via=writes, which reads them, or ask for another second.");
    }
    notes.add(
        "The snapshot %s, made at %s, was there already and was not computed again."
            .formatted(found.name(), manifest.written()));
    if (!manifest.isSettled()) {
      notes.add(
          "It was made less than 25 h after its instant: a change that came late after trouble may"
              + " be missing.");
    }
  }
}
