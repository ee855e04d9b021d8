package io.github.ddbbackup.provision;

import io.github.ddbbackup.catalog.CatalogListing;
import io.github.ddbbackup.catalog.Following;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.catalog.TableStates;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.Decision;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.BackupPlan;
import io.github.ddbbackup.plan.BulkResult;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.DesiredTable;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.ReconcileResult;
import io.github.ddbbackup.plan.Resource;
import io.github.ddbbackup.plan.TableResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Looks over the whole account and mends what is not as it should be. A table with nothing to do
 * costs a glance of three calls: its description, that of its delivery stream, and its document in
 * the catalog; one more for each further delivery stream. A table that differs is set up as by
 * {@link ContinuousBackup#provision}.
 */
final class Reconciler {

  /**
   * No table is begun when less is left: setting one up takes a minute or two. Longer than {@link
   * #PATIENCE}, so that what is begun ends in time.
   */
  static final Duration LEAST_TIME = Duration.ofMinutes(4);

  /** How long any one thing is waited for; the next reconcile goes on. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private final BackupConfig config;
  private final AccountReader reader;
  private final TableProvisioner provisioner;
  private final Removals removal;
  private final CatalogKeeper keeper;
  private final BulkRun bulk;
  private final Pace firehose;

  Reconciler(
      BackupConfig config,
      AccountReader reader,
      TableProvisioner provisioner,
      Removals removal,
      CatalogKeeper keeper,
      BulkRun bulk,
      Pace firehose) {
    this.config = config;
    this.reader = reader;
    this.provisioner = provisioner;
    this.removal = removal;
    this.keeper = keeper;
    this.bulk = bulk;
    this.firehose = firehose;
  }

  ReconcileResult reconcile(Mode mode, Optional<TableName> after, Supplier<Duration> remaining) {
    return new Run(mode, remaining).all(after);
  }

  /** One look over the account. */
  private final class Run {

    private final Mode mode;
    private final Supplier<Duration> remaining;
    private final RunState state = RunState.read(reader);
    private final List<TableName> tables = reader.tables().names().stream().sorted().toList();
    private final CatalogListing listing = keeper.list();

    Run(Mode mode, Supplier<Duration> remaining) {
      this.mode = mode;
      this.remaining = remaining;
    }

    /** One look over all names in one order, so that a name is all that it takes to go on. */
    ReconcileResult all(Optional<TableName> after) {
      Map<TableName, Supplier<List<TableResult>>> looks = looks();
      List<TableName> due =
          looks.keySet().stream()
              .filter(name -> after.filter(a -> name.compareTo(a) <= 0).isEmpty())
              .toList();
      List<Optional<List<TableResult>>> found =
          bulk.forEach(due, name -> inTime(() -> looked(name, looks.get(name))));
      List<TableResult> results =
          found.stream().flatMap(Optional::stream).flatMap(List::stream).toList();
      int stop = found.indexOf(Optional.<List<TableResult>>empty());
      if (stop == 0 && after.isEmpty()) {
        throw tooLittleTime();
      }
      Optional<TableName> last =
          stop < 0 ? Optional.empty() : stop == 0 ? after : Optional.of(due.get(stop - 1));
      return new ReconcileResult(new BulkResult(results), last);
    }

    /** What goes wrong with one of them keeps no other from being looked at. */
    private List<TableResult> looked(TableName name, Supplier<List<TableResult>> look) {
      try {
        return look.get();
      } catch (RuntimeException e) {
        return List.of(notLookedAt(name, TableOutcome.told(name, e)));
      }
    }

    private <T> Optional<T> inTime(Supplier<T> work) {
      return remaining.get().compareTo(LEAST_TIME) < 0 ? Optional.empty() : Optional.of(work.get());
    }

    /**
     * How each name is looked at: tables that are there, those that are no more and left something
     * that tells their name, and delivery streams that are of no such table.
     */
    private Map<TableName, Supplier<List<TableResult>>> looks() {
      Map<TableName, Supplier<List<TableResult>>> looks = new TreeMap<>();
      tables.forEach(table -> looks.put(table, () -> List.of(one(table))));
      leftBehind().forEach(table -> looks.putIfAbsent(table, () -> leftBehind(table)));
      Set<String> known = new HashSet<>();
      looks
          .keySet()
          .forEach(t -> state.deliveryStreams(t).forEach(name -> known.add(name.value())));
      state.deliveryStreams().stream()
          .filter(name -> !known.contains(name) && TableName.isValid(name))
          .map(TableName::of)
          .forEach(name -> looks.putIfAbsent(name, () -> unclaimed(name)));
      return looks;
    }

    private TableResult one(TableName table) {
      Optional<TableDescription> found = reader.tables().find(table).filter(TableReader::stays);
      return found.isPresent() ? existing(table, found.get()) : gone(table);
    }

    private TableResult existing(TableName table, TableDescription description) {
      Incarnation incarnation = TableStates.incarnation(description);
      TableResult result = itself(table, description, incarnation);
      return withChanges(
          result, keeper.recordDeletions(table, Optional.of(incarnation), listing, mode));
    }

    private TableResult itself(
        TableName table, TableDescription description, Incarnation incarnation) {
      Optional<TableResult> switchedOff =
          listing
              .switchedOff(incarnation)
              .filter(when -> isStillSwitchedOff(table, incarnation))
              .map(when -> SwitchedOff.on(when))
              .map(reason -> switchedOff(table, reason));
      if (switchedOff.isPresent()) {
        return switchedOff.get();
      }
      Decision decision = provisioner.decision(table, () -> description);
      if (!decision.backedUp()) {
        return hasPlumbing(table) && !isReadItself(table, description)
            ? removal.leftOut(table, state, mode)
            : new TableResult(table, decision, List.of(), Optional.empty());
      }
      if (description.tableStatus() == TableStatus.CREATING) {
        return unchanged(table, decision, stillCreating(table));
      }
      return backedUp(table, description, decision);
    }

    private TableResult backedUp(TableName table, TableDescription description, Decision decision) {
      BackupPlan plan = glance(table, description);
      Optional<ChangeResult> recorded = Optional.empty();
      if (plan.isEmpty() && !hasSurplus(table)) {
        recorded = keeper.record(description, Following.goesOn(), mode);
        if (recorded.isEmpty()) {
          return unchanged(table, decision, plan);
        }
      }
      Optional<Instant> off = switchedOffByNow(TableStates.incarnation(description));
      if (off.isPresent()) {
        return switchedOff(table, SwitchedOff.on(off.get()));
      }
      // Once a day, when the document is due, the glance is not enough.
      awaitTurns(state.deliveryStreams(table));
      TableResult result = provisioner.provision(table, state, mode);
      if (recorded.isEmpty()) {
        Following following = Evidence.of(result, Optional.empty());
        recorded = reader.tables().find(table).flatMap(d -> keeper.record(d, following, mode));
      }
      return withChanges(result, recorded.stream().toList());
    }

    private BackupPlan glance(TableName table, TableDescription description) {
      DesiredTable desired = state.desired(config, table);
      List<DeliveryStreamName> there =
          desired.deliveryStreams().stream()
              .filter(state.deliveryStreams(table)::contains)
              .toList();
      awaitTurns(there);
      return provisioner.plan(desired, reader.glance(desired, description, there, state), state);
    }

    private void awaitTurns(List<DeliveryStreamName> deliveryStreams) {
      deliveryStreams.forEach(name -> firehose.await());
    }

    /** How far the end of a delivery stream is stands in its tags, which a glance does not read. */
    private boolean hasSurplus(TableName table) {
      return !state
          .desired(config, table)
          .deliveryStreams()
          .containsAll(state.deliveryStreams(table));
    }

    /** A person can have had the table set up again since the marks were listed. */
    private boolean isStillSwitchedOff(TableName table, Incarnation incarnation) {
      return !hasPlumbing(table) || keeper.switchedOffNow(incarnation).isPresent();
    }

    /** A person can have ended it since the marks were listed, or they could not be listed. */
    private Optional<Instant> switchedOffByNow(Incarnation incarnation) {
      try {
        return keeper.switchedOffNow(incarnation);
      } catch (BackupException e) {
        keeper.warn(e);
        return Optional.empty();
      }
    }

    private TableResult switchedOff(TableName table, String reason) {
      return hasPlumbing(table)
          ? removal.switchedOff(table, state, mode)
          : new TableResult(table, new Decision(false, reason, false), List.of(), Optional.empty());
    }

    /** Whether a table that the filter leaves out was set up before it did, which is left as is. */
    private boolean isReadItself(TableName table, TableDescription description) {
      return TableReader.updateStream(description)
          .map(stream -> stream.arn().value())
          .filter(
              arn ->
                  state.mappings().get(table).stream()
                      .anyMatch(m -> m.eventSourceArn().equals(arn)))
          .isPresent();
    }

    private boolean hasPlumbing(TableName table) {
      return state.mappings().containsKey(table) || !state.deliveryStreams(table).isEmpty();
    }

    private TableResult gone(TableName table) {
      TableResult removed =
          hasPlumbing(table)
              ? removal.afterDeletion(table, state, mode)
              : new TableResult(
                  table,
                  new Decision(false, "the table was deleted", false),
                  List.of(),
                  Optional.empty());
      if (mode == Mode.APPLY
          && removed.changedAnything()
          && removed.failure().isEmpty()
          && reader.exists(table)) {
        // Made again meanwhile: its own provisioning may have met with what now is being removed.
        return provisioner.provision(table, RunState.read(reader), mode);
      }
      try {
        Optional<Incarnation> present = keeper.present(table);
        return withChanges(removed, keeper.recordDeletions(table, present, listing, mode));
      } catch (BackupException e) {
        return removed.failure().isPresent()
            ? removed
            : new TableResult(
                table, removed.decision(), removed.changes(), removed.awaited(), Optional.of(e));
      }
    }

    /** The names of tables of which a mapping or the catalog tells; some may be there. */
    private Set<TableName> leftBehind() {
      Set<TableName> names = new HashSet<>(state.mappings().keySet());
      listing.tables().stream()
          .filter(t -> listing.entries(t).stream().anyMatch(e -> e.documented() && !e.closed()))
          .forEach(names::add);
      return names;
    }

    private List<TableResult> leftBehind(TableName table) {
      return Stream.of(gone(table))
          .filter(r -> r.hasChanges() || !r.awaited().isEmpty() || r.failure().isPresent())
          .toList();
    }

    /** Its tags tell which table it is of. Of a table that left several, the first one counts. */
    private List<TableResult> unclaimed(TableName name) {
      DeliveryStreamName deliveryStream = DeliveryStreamName.of(name.value());
      firehose.await();
      return reader
          .owner(deliveryStream)
          .filter(table -> state.deliveryStreams(table).indexOf(deliveryStream) == 0)
          .map(this::leftBehind)
          .orElse(List.of());
    }
  }

  private static BackupPlan stillCreating(TableName table) {
    return new BackupPlan(
        List.of(
            PlannedChange.of(
                new Resource(Resource.Kind.UPDATE_STREAM, table.value()),
                Operation.NONE,
                "The table is still being made; it is set up when that is done")));
  }

  private static TableResult notLookedAt(TableName name, BackupException failure) {
    return new TableResult(
        name,
        new Decision(true, "it could not be looked at", false),
        List.of(),
        Optional.of(failure));
  }

  private static BackupException tooLittleTime() {
    return BackupException.service(
        "There was no time to look at any table",
        "less than " + LEAST_TIME.toMinutes() + " minutes were left once everything was listed",
        "Run ddbbackup:reconcile, which has no deadline.");
  }

  private static TableResult unchanged(TableName table, Decision decision, BackupPlan plan) {
    return new TableResult(table, decision, PlanApplier.notApplied(plan), Optional.empty());
  }

  private static TableResult withChanges(TableResult result, List<ChangeResult> more) {
    return more.isEmpty() ? result : TableOutcome.withChanges(result, more);
  }
}
