package io.github.ddbbackup.provision;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ActualTable;
import io.github.ddbbackup.plan.Awaited;
import io.github.ddbbackup.plan.BackupPlan;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.CoverageJudge;
import io.github.ddbbackup.plan.DesiredTable;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.RemovalPlan;
import io.github.ddbbackup.plan.RemovalReason;
import io.github.ddbbackup.plan.TableRemovalPlanner;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.plan.TableStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes away the backup of single tables, never what is on S3, and as far as it goes at the time:
 * nothing is waited for here. How far a removal is stands in tags of the delivery stream, so that
 * whoever comes next goes on.
 */
final class TableRemover {

  /** More steps than a removal has; each is followed by a new look. */
  private static final int MOST_STEPS = 10;

  private final BackupConfig config;
  private final AccountReader reader;
  private final DrainReader drains;
  private final PlanApplier<DesiredTable> applier;
  private final InstantSource clock;
  private final TableRemovalPlanner planner;

  TableRemover(
      BackupConfig config,
      AccountReader reader,
      DrainReader drains,
      TableHandlers handlers,
      BackupListener listener,
      InstantSource clock,
      TableRemovalPlanner planner) {
    this.config = config;
    this.reader = reader;
    this.drains = drains;
    this.clock = clock;
    this.planner = planner;
    this.applier =
        handlers.applier(
            (change, desired) -> {
              if (change.isChange()) {
                listener.on(Changes.event(change));
              }
            });
  }

  /**
   * Goes as far as it goes now.
   *
   * @param state what was read for all tables a moment ago
   * @param reason why the backup is taken away, or that an earlier removal goes on
   * @param mode a dry run tells what will have gone in the end
   * @return what was done and what is waited for; nothing of either when the removal is done or was
   *     called off
   */
  TableResult advance(TableName table, RunState state, RemovalReason reason, Mode mode) {
    Advance advance = new Advance(table, state, reason);
    TableResult result =
        TableOutcome.of(
            table,
            new Decision(false, reason.clause(), false),
            mode == Mode.DRY_RUN ? advance::outline : advance::steps);
    return new TableResult(
        table, result.decision(), result.changes(), advance.awaited, result.failure());
  }

  /** How far a removal is; empty for a table whose backup is not being removed. */
  Optional<TableStatus> status(ActualTable actual, RunState state) {
    if (!TableRemovalPlanner.isUnderWay(actual)) {
      return Optional.empty();
    }
    RemovalReason reason = actual.exists() ? RemovalReason.CONTINUED : RemovalReason.DELETED;
    return Optional.of(CoverageJudge.beingRemoved(actual.name(), plan(actual, state, reason)));
  }

  private RemovalPlan plan(ActualTable actual, RunState state, RemovalReason reason) {
    Instant now = clock.instant();
    return planner.plan(
        actual, drains.among(state.mappings().get(actual.name()), now), now, reason);
  }

  /** One removal, at one time. */
  private final class Advance {

    private final TableName table;
    private final RemovalReason reason;
    private final Supplier<RunState> states;
    private final DesiredTable desired;
    private List<Awaited> awaited = List.of();

    Advance(TableName table, RunState state, RemovalReason reason) {
      this.table = table;
      this.reason = reason;
      this.states = Refreshing.startingWith(state, () -> RunState.read(reader));
      this.desired = state.desired(config, table);
    }

    List<ChangeResult> outline() {
      return PlanApplier.notApplied(planner.outline(reader.table(table, states.get())));
    }

    /** Each step is decided by a new look: meanwhile a table of that name can have been made. */
    List<ChangeResult> steps() {
      Results results = new Results();
      for (int step = 0; step < MOST_STEPS; step++) {
        List<ChangeResult> made = applier.apply("table " + table, desired, this::look);
        made.forEach(results::add);
        if (made.stream().noneMatch(c -> c.outcome() == Outcome.APPLIED)
            || made.stream().anyMatch(c -> c.failure().isPresent())) {
          break;
        }
      }
      return results.results();
    }

    private BackupPlan look() {
      RunState state = states.get();
      ActualTable actual = reader.table(table, state);
      RemovalPlan plan = plan(actual, state, reason);
      awaited = plan.awaited();
      return plan.now();
    }
  }
}
