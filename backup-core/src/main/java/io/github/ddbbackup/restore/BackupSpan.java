package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * The time of which a backup tells what a table was.
 *
 * @param start from when on
 * @param newest the hour in which the newest object that was read came to the bucket; empty if none
 *     was read, because a snapshot told everything
 * @param snapshot the name of the snapshot that the reading began with; empty if there was none
 */
public record BackupSpan(Instant start, Optional<Instant> newest, Optional<String> snapshot) {

  /** Checks that nothing is null. */
  public BackupSpan {
    requireNonNull(start);
    requireNonNull(newest);
    requireNonNull(snapshot);
  }
}
