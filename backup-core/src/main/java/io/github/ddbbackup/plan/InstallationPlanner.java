package io.github.ddbbackup.plan;

import static io.github.ddbbackup.plan.Resource.Kind.FUNCTION;
import static io.github.ddbbackup.plan.Resource.Kind.LOG_GROUP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Works out what has to change to deploy or remove an installation. A pure function. */
public final class InstallationPlanner {

  private static final int TABLES_NAMED = 10;

  private final FunctionPlanner functions = new FunctionPlanner();

  /** Makes a planner. */
  public InstallationPlanner() {}

  /**
   * Compares an installation with what it should be. An installation of the Python original is one
   * whose settings differ, and is brought in line like any other.
   *
   * @param desired what should be
   * @param actual what is
   * @return the changes, in the order in which they have to be made: mappings learn to heed the
   *     forwarding function's answer before it gets code that answers; then that function, since
   *     the other one refers to it
   */
  public BackupPlan plan(DesiredInstallation desired, ActualInstallation actual) {
    List<PlannedChange> changes = new ArrayList<>();
    actual.deafMappings().stream().map(InstallationPlanner::heeding).forEach(changes::add);
    for (DesiredFunction function : desired.functions()) {
      changes.addAll(
          functions.plan(
              function,
              Optional.ofNullable(actual.functions().get(function.name())),
              actual.logRetention(),
              desired.logRetentionInDays()));
    }
    for (DesiredRule rule : desired.rules()) {
      RulePlanner planner = new RulePlanner(rule, desired.ensure(), actual);
      if (rule.equals(desired.reconcileRule()) && !desired.reconciles()) {
        changes.addAll(planner.planRemoval());
        changes.addAll(planner.planPermissionRemoval());
      } else {
        changes.addAll(planner.plan());
      }
    }
    return new BackupPlan(changes);
  }

  /**
   * What has to go to remove an installation. The functions' logs stay.
   *
   * @param desired what should be as long as it is installed
   * @param actual what is
   * @param evenIfInUse whether to go on while tables are read by the forwarding function
   * @return the changes, in the order in which they have to be made; blocked while tables would
   *     lose their backup
   */
  public BackupPlan planRemoval(
      DesiredInstallation desired, ActualInstallation actual, boolean evenIfInUse) {
    List<PlannedChange> changes = new ArrayList<>();
    for (DesiredRule rule : desired.rules()) {
      changes.addAll(new RulePlanner(rule, desired.ensure(), actual).planRemoval());
    }
    for (DesiredFunction function : List.of(desired.ensure(), desired.forwarder())) {
      changes.add(removedFunction(function, desired, actual, evenIfInUse));
    }
    for (DesiredFunction function : desired.functions()) {
      if (actual.logRetention().containsKey(function.logGroup())) {
        changes.add(
            PlannedChange.of(
                new Resource(LOG_GROUP, function.logGroup()), Operation.NONE, "The log is kept"));
      }
    }
    return new BackupPlan(changes);
  }

  private static PlannedChange heeding(Resource mapping) {
    return PlannedChange.updateIfAny(
        mapping,
        List.of(new Difference(MappingSettings.REPORT_BATCH_ITEM_FAILURES, "false", "true")));
  }

  private static PlannedChange removedFunction(
      DesiredFunction function,
      DesiredInstallation desired,
      ActualInstallation actual,
      boolean evenIfInUse) {
    Resource resource = new Resource(FUNCTION, function.name());
    if (!actual.functions().containsKey(function.name())) {
      return PlannedChange.of(resource, Operation.NONE, "There is no such function");
    }
    boolean inUse = function.equals(desired.forwarder()) && !actual.mappedTables().isEmpty();
    return inUse && !evenIfInUse
        ? PlannedChange.of(
            resource,
            Operation.BLOCKED,
            "It still carries the changes of "
                + shown(actual.mappedTables())
                + ". Run ddbbackup:deprovision for them first")
        : PlannedChange.of(resource, Operation.DELETE, "");
  }

  private static String shown(List<String> tables) {
    String first = String.join(", ", tables.subList(0, Math.min(TABLES_NAMED, tables.size())));
    return tables.size() > TABLES_NAMED
        ? first + " and " + (tables.size() - TABLES_NAMED) + " more tables"
        : (tables.size() == 1 ? "table " : "tables ") + first;
  }
}
