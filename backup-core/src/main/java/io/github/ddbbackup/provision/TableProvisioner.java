package io.github.ddbbackup.provision;

import io.github.ddbbackup.catalog.Following;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ActualTable;
import io.github.ddbbackup.plan.BackupPlan;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.CoverageJudge;
import io.github.ddbbackup.plan.DesiredTable;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.TablePlanner;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.plan.TableStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Sets up the backup of single tables. */
final class TableProvisioner {

  /** What has to happen before a plan is carried out. */
  @FunctionalInterface
  interface BeforeChanges {

    /**
     * Does it.
     *
     * @param ahead what the plan tells of how the backup follows the table
     */
    void of(TableName table, Following ahead);
  }

  private static final String CREATING = "CREATING";

  private final BackupConfig config;
  private final TableFilters filters;
  private final AccountReader reader;
  private final DrainReader drains;
  private final TableHandlers handlers;
  private final PlanApplier<DesiredTable> applier;
  private final BackupListener listener;
  private final InstantSource clock;
  private final BeforeChanges beforeChanges;
  private final TablePlanner planner = new TablePlanner();

  /**
   * Makes a provisioner.
   *
   * @param beforeChanges is told before anything is changed
   */
  TableProvisioner(
      BackupConfig config,
      TableFilters filters,
      AccountReader reader,
      DrainReader drains,
      TableHandlers handlers,
      BackupListener listener,
      InstantSource clock,
      BeforeChanges beforeChanges) {
    this.config = config;
    this.filters = filters;
    this.reader = reader;
    this.drains = drains;
    this.handlers = handlers;
    this.applier = handlers.applier(new ProvisioningStory(listener));
    this.listener = listener;
    this.clock = clock;
    this.beforeChanges = beforeChanges;
  }

  /** The same, which does something else before anything is changed. */
  TableProvisioner doingFirst(BeforeChanges other) {
    return new TableProvisioner(config, filters, reader, drains, handlers, listener, clock, other);
  }

  /** Sets up one table. What goes wrong is in the result. */
  TableResult provision(TableName table, RunState state, Mode mode) {
    return TableOutcome.of(
        table,
        () -> decide(table),
        decision -> decision.backedUp() ? changes(table, state, mode) : List.of());
  }

  /** Tells why a table is not set up, whatever the filters say. */
  TableResult leftAlone(TableName table, String reason) {
    listener.on(new BackupEvent.TableDecided(table.value(), false, reason, false));
    return new TableResult(table, new Decision(false, reason, false), List.of(), Optional.empty());
  }

  /**
   * Whether a table is backed up, without changing anything.
   *
   * @param removal tells of a table whose backup is being removed how far that is
   */
  TableStatus status(
      TableName table, RunState state, Function<ActualTable, Optional<TableStatus>> removal) {
    try {
      Decision decision = decide(table);
      if (!decision.backedUp() && !state.mappings().containsKey(table)) {
        return new TableStatus(table, Coverage.EXCLUDED, List.of(decision.reason()));
      }
      ActualTable actual = reader.table(table, state);
      return removal.apply(actual).orElseGet(() -> status(decision, actual, state));
    } catch (RuntimeException e) {
      BackupException told = TableOutcome.told(table, e);
      return new TableStatus(
          table, Coverage.NOT_COVERED, List.of("could not be looked at: " + told.getMessage()));
    }
  }

  private TableStatus status(Decision decision, ActualTable actual, RunState state) {
    if (!decision.backedUp()) {
      return new TableStatus(actual.name(), Coverage.EXCLUDED, List.of(decision.reason()));
    }
    DesiredTable desired = state.desired(config, actual.name());
    return CoverageJudge.judge(plan(desired, actual, state), actual, state.forwarder().isPresent());
  }

  /** Decides about a table whose description is known, without telling. */
  Decision decision(TableName table, Supplier<TableDescription> description) {
    return filters.decide(DescribedTable.candidate(table, description, reader.tables()));
  }

  private Decision decide(TableName table) {
    Decision decision = filters.decide(DescribedTable.candidate(table, reader.tables()));
    listener.on(
        new BackupEvent.TableDecided(
            table.value(), decision.backedUp(), decision.reason(), decision.flawed()));
    return decision;
  }

  private List<ChangeResult> changes(TableName table, RunState state, Mode mode) {
    DesiredTable desired = state.desired(config, table);
    if (mode == Mode.DRY_RUN) {
      return PlanApplier.notApplied(plan(desired, read(desired.name(), state), state));
    }
    Supplier<RunState> states = Refreshing.startingWith(state, () -> RunState.read(reader));
    List<ChangeResult> made = apply(desired, () -> planToApply(desired, states.get()));
    if (!OneOfSeveral.isBetterThanNone(table, made)) {
      return made;
    }
    DesiredTable first = desired.withOneDeliveryStream();
    Results results = new Results();
    made.forEach(results::add);
    apply(first, () -> OneOfSeveral.leavingTheOthers(planToApply(first, states.get()), first))
        .forEach(results::add);
    return results.results();
  }

  private List<ChangeResult> apply(DesiredTable desired, Supplier<BackupPlan> plans) {
    return applier.apply("table " + desired.name(), desired, plans);
  }

  private BackupPlan planToApply(DesiredTable desired, RunState state) {
    BackupPlan plan = settledPlan(desired, state);
    if (!plan.isEmpty()) {
      beforeChanges.of(desired.name(), Evidence.ahead(plan, desired.name()));
    }
    return plan;
  }

  /** A table that was made a moment ago is waited for: nothing about it can be changed so far. */
  private BackupPlan settledPlan(DesiredTable desired, RunState state) {
    ActualTable actual = read(desired.name(), state);
    if (actual.status().equals(Optional.of(CREATING))) {
      handlers.updateStream().awaitActive(desired.name());
      actual = read(desired.name(), state);
    }
    return plan(desired, actual, state);
  }

  /** What has to change about a table that is as it was read, together with all mappings. */
  BackupPlan plan(DesiredTable desired, ActualTable actual, RunState state) {
    Instant now = clock.instant();
    return planner.plan(
        desired, actual, drains.among(state.mappings().get(actual.name()), now), now);
  }

  private ActualTable read(TableName table, RunState state) {
    return reader.table(table, state);
  }
}
