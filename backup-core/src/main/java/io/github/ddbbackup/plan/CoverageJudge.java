package io.github.ddbbackup.plan;

import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells from a table's plan whether its changes reach the backup as things are. */
public final class CoverageJudge {

  private static final String PROBLEM = "PROBLEM";

  /** A mapping that differs in one of these skips changes or gives them up. */
  private static final Set<String> LOSING =
      Set.of(
          MappingPlanner.ENABLED,
          MappingPlanner.FILTERED,
          MappingSettings.REPORT_BATCH_ITEM_FAILURES,
          MappingSettings.MAXIMUM_RETRIES,
          MappingSettings.MAXIMUM_RECORD_AGE);

  private CoverageJudge() {}

  /**
   * Judges a table that should be backed up. A table with settings that merely differ is covered,
   * and the reasons name the differences.
   *
   * @param plan the plan that would bring the table in line
   * @param actual what the plan was made from
   * @param deployed whether the forwarding function is deployed, be it with an older configuration,
   *     so that what a mapping calls is there
   * @return whether it is covered, and what deserves attention
   */
  public static TableStatus judge(BackupPlan plan, ActualTable actual, boolean deployed) {
    List<String> reasons = new ArrayList<>();
    plan.changes().stream()
        .filter(c -> c.isChange() || !c.reason().isEmpty())
        .map(CoverageJudge::reason)
        .forEach(reasons::add);
    actual.mappings().stream()
        .filter(m -> m.lastResult().startsWith(PROBLEM))
        .map(m -> "the last delivery failed: " + m.lastResult())
        .forEach(reasons::add);
    Coverage coverage =
        plan.changes().stream().anyMatch(change -> isGap(change, actual, deployed))
            ? Coverage.NOT_COVERED
            : Coverage.COVERED;
    return new TableStatus(actual.name(), coverage, reasons);
  }

  /**
   * Tells of a table whose backup is being removed how far that is.
   *
   * @param table the table
   * @param plan how the removal goes on
   * @return the status
   */
  public static TableStatus beingRemoved(TableName table, RemovalPlan plan) {
    List<String> reasons = new ArrayList<>();
    plan.awaited().stream().map(Awaited::text).forEach(reasons::add);
    plan.now().changes().stream()
        .filter(PlannedChange::isChange)
        .map(CoverageJudge::reason)
        .forEach(reasons::add);
    return new TableStatus(table, Coverage.BEING_REMOVED, reasons);
  }

  private static boolean isGap(PlannedChange change, ActualTable actual, boolean deployed) {
    return switch (change.operation()) {
      case NONE, DELETE -> false;
      case CREATE, REPLACE -> !isToComeBeside(change.resource(), actual);
      case BLOCKED ->
          !isToComeBeside(change.resource(), actual)
              && !(deployed && isReadMeanwhile(change.resource(), actual));
      case UPDATE -> LOSING.stream().anyMatch(change::differsIn);
    };
  }

  /** A further delivery stream to which nothing is sent as yet: the others take all changes. */
  private static boolean isToComeBeside(Resource resource, ActualTable actual) {
    if (resource.kind() != Resource.Kind.DELIVERY_STREAM) {
      return false;
    }
    int number = DeliveryStreamName.numberOf(actual.name(), resource.name());
    return number > 1 && !actual.sendsTo(number);
  }

  /** A mapping that waits for a deployment, and calls what an earlier one made. */
  private static boolean isReadMeanwhile(Resource resource, ActualTable actual) {
    return resource.kind() == Resource.Kind.EVENT_SOURCE_MAPPING
        && resource.name().equals(actual.name().value())
        && actual.mappings().stream()
            .anyMatch(m -> actual.isCurrent(m) && m.isEnabled() && !m.filtered());
  }

  private static String reason(PlannedChange change) {
    String differences =
        change.told().stream().map(Difference::toString).collect(Collectors.joining(", "));
    String told =
        change.reason().isEmpty() || differences.isEmpty()
            ? change.reason() + differences
            : change.reason() + " (" + differences + ")";
    return change.resource() + ": " + told;
  }
}
