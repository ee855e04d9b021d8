package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

/**
 * What deploying and then provisioning would change.
 *
 * @param installation the plan for the functions and the rule
 * @param tables the plan for the tables, as if the functions had been deployed
 */
public record AccountPlan(InstallationResult installation, BulkResult tables) {

  /** Checks that nothing is null. */
  public AccountPlan {
    requireNonNull(installation);
    requireNonNull(tables);
  }

  /**
   * Whether anything is not as it should be.
   *
   * @return true when at least one operation is not NONE
   */
  public boolean hasChanges() {
    return installation.changes().stream().anyMatch(change -> change.change().isChange())
        || tables.tables().stream().anyMatch(TableResult::hasChanges);
  }
}
