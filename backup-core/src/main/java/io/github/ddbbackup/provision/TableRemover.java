package io.github.ddbbackup.provision;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ActualTable;
import io.github.ddbbackup.plan.BackupPlan;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.DesiredTable;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.Resource;
import io.github.ddbbackup.plan.TableRemovalPlanner;
import io.github.ddbbackup.plan.TableResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** Takes away the backup of single tables, never what is on S3. */
final class TableRemover {

  private final BackupConfig config;
  private final AccountReader reader;
  private final PlanApplier<DesiredTable> applier;
  private final TableRemovalPlanner planner = new TableRemovalPlanner();

  TableRemover(
      BackupConfig config, AccountReader reader, TableHandlers handlers, BackupListener listener) {
    this.config = config;
    this.reader = reader;
    this.applier =
        handlers.applier(
            (change, desired) -> {
              if (change.isChange()) {
                listener.on(Changes.event(change));
              }
            });
  }

  /** Takes away a table's backup, whether or not the table exists. */
  TableResult onRequest(TableName table, RunState state, Mode mode) {
    return remove(table, state, mode, "removal was asked for", planner::plan);
  }

  /** Takes away a deleted table's backup, unless there is a table of that name by now. */
  TableResult afterDeletion(TableName table, RunState state) {
    return remove(table, state, Mode.APPLY, "the table was deleted", planner::planAfterDeletion);
  }

  private TableResult remove(
      TableName table,
      RunState state,
      Mode mode,
      String reason,
      Function<ActualTable, BackupPlan> plan) {
    DesiredTable desired = DesiredTable.of(config, table, state.forwarder());
    Supplier<RunState> states = Refreshing.startingWith(state, () -> RunState.read(reader));
    Supplier<BackupPlan> plans =
        () -> plan.apply(reader.table(table, states.get().mappings().get(table)));
    Supplier<List<ChangeResult>> changes =
        mode == Mode.DRY_RUN
            ? () -> PlanApplier.notApplied(plans.get())
            : () -> inTwoSteps(table, desired, plans);
    return TableOutcome.of(table, new Decision(false, reason, false), changes);
  }

  /**
   * Removing mappings takes a while, in which a table of the same name can be made anew. So only
   * when they are gone is it decided, by a new look, whether the delivery stream goes too.
   */
  private List<ChangeResult> inTwoSteps(
      TableName table, DesiredTable desired, Supplier<BackupPlan> plans) {
    String what = "table " + table;
    List<ChangeResult> mappings =
        applier.apply(what, desired, () -> withoutDeliveryStream(plans.get()));
    if (mappings.stream().anyMatch(c -> c.failure().isPresent())) {
      return mappings;
    }
    List<ChangeResult> all = new ArrayList<>(mappings);
    applier.apply(what, desired, plans).stream()
        .filter(c -> c.change().resource().kind() == Resource.Kind.DELIVERY_STREAM || isNews(c))
        .forEach(all::add);
    return all;
  }

  private static boolean isNews(ChangeResult result) {
    return result.outcome() != Outcome.UNCHANGED;
  }

  private static BackupPlan withoutDeliveryStream(BackupPlan plan) {
    return new BackupPlan(
        plan.changes().stream()
            .filter(c -> c.resource().kind() != Resource.Kind.DELIVERY_STREAM)
            .toList());
  }
}
