package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.util.List;

/**
 * What came of a restore.
 *
 * @param table the table whose items were brought back
 * @param target the table that was written to; the same where it was reverted in place
 * @param at the instant
 * @param coverage what of the time the backup covers
 * @param count what was written
 * @param notes what a person should know, each a sentence; what a plan says that was applied is not
 *     said again
 */
public record RestoreReport(
    TableName table,
    TableName target,
    Instant at,
    BackupSpan coverage,
    WriteCount count,
    List<String> notes) {

  /** Copies the list. */
  public RestoreReport {
    requireNonNull(table);
    requireNonNull(target);
    requireNonNull(at);
    requireNonNull(coverage);
    requireNonNull(count);
    notes = List.copyOf(notes);
  }
}
