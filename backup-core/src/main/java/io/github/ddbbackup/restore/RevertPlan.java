package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.catalog.Incarnation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A revert that was planned. What is to be written stands in a file, so that its size does not
 * matter to memory. The file tells all of this: who opens it sees what the one who made it saw.
 *
 * @param table the table that it is for; not for another one of the same name
 * @param at the instant to which it reverts
 * @param made when the table was looked at
 * @param totals what was found
 * @param coverage what of the time the backup covered
 * @param notes what a person should know, each a sentence
 * @param sample the first items that are not what they were; at most {@link #SAMPLE}
 * @param file where all of them stand
 * @param sha256 the sum of the file up to its last line, which says it, in hexadecimal digits
 */
public record RevertPlan(
    Incarnation table,
    Instant at,
    Instant made,
    RevertTotals totals,
    BackupSpan coverage,
    List<String> notes,
    List<RevertChange> sample,
    Path file,
    String sha256) {

  /** How many items are shown as a sample. */
  public static final int SAMPLE = 20;

  /** Copies the lists. */
  public RevertPlan {
    requireNonNull(table);
    requireNonNull(at);
    requireNonNull(made);
    requireNonNull(totals);
    requireNonNull(coverage);
    notes = List.copyOf(notes);
    sample = List.copyOf(sample);
    requireNonNull(file);
    requireNonNull(sha256);
  }
}
