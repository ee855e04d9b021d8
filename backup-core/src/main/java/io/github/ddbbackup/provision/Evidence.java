package io.github.ddbbackup.provision;

import io.github.ddbbackup.catalog.Following;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BackupPlan;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import io.github.ddbbackup.plan.TableResult;
import java.time.Instant;
import java.util.Optional;

/** What the setting up of a table tells about how the backup follows its changes. */
final class Evidence {

  /** The field of a mapping that says whether it reads at all. */
  private static final String ENABLED = "enabled";

  private Evidence() {}

  /**
   * Tells it.
   *
   * @param result what came of the table
   * @param switchedOff when a person ended its backup, if that is being taken back; else empty
   */
  static Following of(TableResult result, Optional<Instant> switchedOff) {
    return new Following(
        result.failure().isEmpty(),
        result.changes().stream()
            .filter(change -> change.outcome() == Outcome.APPLIED)
            .map(ChangeResult::change)
            .anyMatch(change -> beginsToRead(change, result.table())),
        switchedOff);
  }

  /** Whether by a plan a table's stream is read that was not read before. */
  static boolean beginsToRead(BackupPlan plan, TableName table) {
    return plan.changes().stream().anyMatch(change -> beginsToRead(change, table));
  }

  /** Mappings of streams that the table had before bear other names. */
  private static boolean beginsToRead(PlannedChange change, TableName table) {
    Resource mapping = change.resource();
    return mapping.kind() == Resource.Kind.EVENT_SOURCE_MAPPING
        && mapping.name().equals(table.value())
        && switch (change.operation()) {
          case CREATE, REPLACE -> true;
          case UPDATE -> change.differsIn(ENABLED);
          case DELETE, NONE, BLOCKED -> false;
        };
  }
}
