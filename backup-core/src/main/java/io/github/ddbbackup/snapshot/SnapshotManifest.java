package io.github.ddbbackup.snapshot;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.event.BackupException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a snapshot consists of. It is written last: a snapshot without one is not complete.
 *
 * @param kind where the items come from
 * @param table the table, and what it is made with
 * @param at the instant that it is for, in whole seconds: that at which it was computed for, or at
 *     which the reading of the table began
 * @param began the time from which on changes may be missing in it, so that whoever computes
 *     another state of the table from it reads the changes from then on
 * @param ended the time after which no change is in it; not before it began
 * @param files the files, in the order of their names
 * @param source the name of the snapshot that it was computed from; empty for none
 * @param written when the manifest was written
 */
public record SnapshotManifest(
    SnapshotKind kind,
    CatalogDocument table,
    Instant at,
    Instant began,
    Instant ended,
    List<SnapshotFile> files,
    Optional<String> source,
    Instant written) {

  /**
   * Copies the list.
   *
   * @throws BackupException if it ends before it begins, or two files have one name
   */
  public SnapshotManifest {
    requireNonNull(kind);
    requireNonNull(table);
    requireNonNull(at);
    requireNonNull(source);
    requireNonNull(written);
    files = List.copyOf(files);
    if (ended.isBefore(began)) {
      throw BackupException.user(
          "The snapshot ends before it begins", began + " to " + ended, "Make another one.");
    }
    if (files.stream().map(SnapshotFile::name).distinct().count() < files.size()) {
      throw BackupException.user(
          "Two files of a snapshot have one name", began.toString(), "Make another one.");
    }
  }

  /**
   * Whether all changes had come to the backup when it was made, so that none up to its instant is
   * missing in it.
   *
   * @return whether no changes need be read to tell what the table was at its instant
   */
  public boolean isSettled() {
    return kind == SnapshotKind.SYNTHETIC && !began.isBefore(at);
  }

  /**
   * How many items there are.
   *
   * @return the sum over the files
   */
  public long items() {
    return files.stream().mapToLong(SnapshotFile::items).sum();
  }

  /**
   * How long the files are, compressed.
   *
   * @return the sum over the files, in bytes
   */
  public long bytes() {
    return files.stream().mapToLong(SnapshotFile::bytes).sum();
  }
}
