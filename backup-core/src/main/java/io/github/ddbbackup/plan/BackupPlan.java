package io.github.ddbbackup.plan;

import java.util.List;

/**
 * All changes that lead from what is to what should be, in the order in which they have to be made.
 *
 * @param changes one entry for each resource that was looked at, those that stay included
 */
public record BackupPlan(List<PlannedChange> changes) {

  /** Copies the list. */
  public BackupPlan {
    changes = List.copyOf(changes);
  }

  /**
   * Whether everything is as it should be.
   *
   * @return true when every operation is NONE
   */
  public boolean isEmpty() {
    return changes.stream().noneMatch(PlannedChange::isChange);
  }

  /**
   * What only a person can mend. While there is such a thing, nothing of the plan is applied.
   *
   * @return the changes with the operation BLOCKED
   */
  public List<PlannedChange> blocked() {
    return changes.stream().filter(c -> c.operation() == Operation.BLOCKED).toList();
  }
}
