package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A plan that was made just now.
 *
 * @param plan the plan
 * @param coverage what of the time the backup covers
 * @param notes what a person should know, each a sentence
 */
public record PlannedRevert(RevertPlan plan, BackupSpan coverage, List<String> notes) {

  /** Copies the list. */
  public PlannedRevert {
    requireNonNull(plan);
    requireNonNull(coverage);
    notes = List.copyOf(notes);
  }
}
