package io.github.ddbbackup.plan;

import io.github.ddbbackup.event.BackupException;
import java.util.List;
import java.util.Optional;

/**
 * What came of a deployment or its removal.
 *
 * @param changes what was planned and done, in the order of the plan
 */
public record InstallationResult(List<ChangeResult> changes) {

  /** Copies the list. */
  public InstallationResult {
    changes = List.copyOf(changes);
  }

  /**
   * Why the installation is not as it should be now.
   *
   * @return the first failure; empty when all went well
   */
  public Optional<BackupException> failure() {
    return changes.stream().flatMap(c -> c.failure().stream()).findFirst();
  }

  /**
   * Whether anything was changed in the account.
   *
   * @return true when at least one change was applied
   */
  public boolean changedAnything() {
    return changes.stream().anyMatch(c -> c.outcome() == Outcome.APPLIED);
  }
}
