package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.catalog.Incarnation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A revert that was planned. What is to be written stands in a file, so that its size does not
 * matter to memory.
 *
 * @param table the table that it is for; not for another one of the same name
 * @param at the instant to which it reverts
 * @param made when the table was looked at
 * @param totals what was found
 * @param sample the first items that are not what they were; at most {@link #SAMPLE}
 * @param file where all of them stand
 * @param sha256 the sum of the file behind its first line, in hexadecimal digits
 */
public record RevertPlan(
    Incarnation table,
    Instant at,
    Instant made,
    RevertTotals totals,
    List<RevertChange> sample,
    Path file,
    String sha256) {

  /** How many items are shown as a sample. */
  public static final int SAMPLE = 20;

  /** Copies the list. */
  public RevertPlan {
    requireNonNull(table);
    requireNonNull(at);
    requireNonNull(made);
    requireNonNull(totals);
    sample = List.copyOf(sample);
    requireNonNull(file);
    requireNonNull(sha256);
  }
}
