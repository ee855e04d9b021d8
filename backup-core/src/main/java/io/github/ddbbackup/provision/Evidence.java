package io.github.ddbbackup.provision;

import com.google.common.base.Splitter;
import io.github.ddbbackup.catalog.Following;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BackupPlan;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Difference;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import io.github.ddbbackup.plan.TableResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the setting up of a table tells about how the backup follows its changes. */
final class Evidence {

  /** The field of a mapping that says whether it reads at all. */
  private static final String ENABLED = "enabled";

  /** The field of a mapping that says whether it passes over changes. */
  private static final String FILTERED = "filtered";

  /** The field of a mapping that says what it calls. */
  private static final String FUNCTION = "function";

  private Evidence() {}

  /**
   * Tells it.
   *
   * @param result what came of the table
   * @param switchedOff when a person ended its backup, if that is being taken back; else empty
   */
  static Following of(TableResult result, Optional<Instant> switchedOff) {
    List<PlannedChange> applied =
        result.changes().stream()
            .filter(change -> change.outcome() == Outcome.APPLIED)
            .map(ChangeResult::change)
            .toList();
    boolean deliversAnew =
        deliversToNothing(result.changes().stream().map(ChangeResult::change).toList())
            && applied.stream().anyMatch(Evidence::isDeliveryStream);
    return new Following(
        isFollowed(result),
        deliversAnew || applied.stream().anyMatch(change -> beginsToRead(change, result.table())),
        applied.stream().anyMatch(change -> endsFilter(change, result.table())),
        applied.stream().anyMatch(change -> endsFilterOfFormer(change, result.table())),
        switchedOff);
  }

  /** What failed need not keep changes from the backup: a tag that can't be set does not. */
  private static boolean isFollowed(TableResult result) {
    TableName table = result.table();
    return result.failure().isEmpty()
        || (result.changes().stream().anyMatch(c -> isMapping(c.change(), table))
            && result.changes().stream().allMatch(c -> isDone(c) || !isNeeded(c.change(), table)));
  }

  private static boolean isDone(ChangeResult change) {
    return change.outcome() == Outcome.UNCHANGED || change.outcome() == Outcome.APPLIED;
  }

  /** Whether changes may not reach the backup without it. */
  private static boolean isNeeded(PlannedChange change, TableName table) {
    return switch (change.resource().kind()) {
      case UPDATE_STREAM -> true;
      case DELIVERY_STREAM ->
          DeliveryStreamName.numberOf(table, change.resource().name()) <= 1
              && (change.operation() != Operation.UPDATE
                  || !change.differences().stream()
                      .allMatch(d -> d.field().startsWith(Difference.TAG)));
      case EVENT_SOURCE_MAPPING ->
          isMapping(change, table)
              && (change.operation() != Operation.UPDATE
                  || change.differences().stream().anyMatch(Evidence::isNeeded));
      default -> false;
    };
  }

  /** Whether a mapping reads, and calls the forwarder, does not depend on the forwarder's alias. */
  private static boolean isNeeded(Difference setting) {
    return switch (setting.field()) {
      case ENABLED, FILTERED -> true;
      case FUNCTION -> !unqualified(setting.actual()).equals(unqualified(setting.desired()));
      default -> false;
    };
  }

  private static String unqualified(String functionArn) {
    return String.join(":", Splitter.on(':').splitToStream(functionArn).limit(7).toList());
  }

  /** What a plan tells before it is carried out. */
  static Following ahead(BackupPlan plan, TableName table) {
    return Following.notYet(
        deliversToNothing(plan.changes())
            || plan.changes().stream().anyMatch(change -> beginsToRead(change, table)),
        plan.changes().stream().anyMatch(change -> endsFilter(change, table)),
        plan.changes().stream().anyMatch(change -> endsFilterOfFormer(change, table)));
  }

  /** Whether changes wait in the table's stream, or are passed over, until a change is made. */
  static boolean isNotReadWithout(PlannedChange change, TableName table) {
    return beginsToRead(change, table) || endsFilter(change, table);
  }

  private static boolean endsFilter(PlannedChange change, TableName table) {
    return isMapping(change, table) && change.differsIn(FILTERED);
  }

  /** By taking the filter off, or the mapping away. */
  private static boolean endsFilterOfFormer(PlannedChange change, TableName table) {
    return change.resource().kind() == Resource.Kind.EVENT_SOURCE_MAPPING
        && !isMapping(change, table)
        && change.differsIn(FILTERED);
  }

  private static boolean beginsToRead(PlannedChange change, TableName table) {
    return isMapping(change, table)
        && switch (change.operation()) {
          case CREATE, REPLACE -> true;
          case UPDATE -> change.differsIn(ENABLED);
          case DELETE, NONE, BLOCKED -> false;
        };
  }

  /** Whether none of its delivery streams is there, so that the stream's changes wait in it. */
  private static boolean deliversToNothing(List<PlannedChange> changes) {
    List<Operation> operations =
        changes.stream()
            .filter(change -> isDeliveryStream(change) && change.operation() != Operation.DELETE)
            .map(PlannedChange::operation)
            .toList();
    return !operations.isEmpty()
        && operations.stream().allMatch(o -> o == Operation.CREATE || o == Operation.REPLACE);
  }

  private static boolean isDeliveryStream(PlannedChange change) {
    return change.resource().kind() == Resource.Kind.DELIVERY_STREAM;
  }

  /** Mappings of streams that the table had before bear other names. */
  private static boolean isMapping(PlannedChange change, TableName table) {
    Resource mapping = change.resource();
    return mapping.kind() == Resource.Kind.EVENT_SOURCE_MAPPING
        && mapping.name().equals(table.value());
  }
}
