package io.github.ddbbackup.provision;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.CatalogEntry;
import io.github.ddbbackup.catalog.CatalogListing;
import io.github.ddbbackup.catalog.Following;
import io.github.ddbbackup.catalog.Incarnation;
import io.github.ddbbackup.catalog.Recorded;
import io.github.ddbbackup.catalog.TableSettings;
import io.github.ddbbackup.catalog.TableState;
import io.github.ddbbackup.catalog.TableStates;
import io.github.ddbbackup.event.BackupEvent;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.BackupListener;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.ChangeResult;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.Operation;
import io.github.ddbbackup.plan.Outcome;
import io.github.ddbbackup.plan.PlannedChange;
import io.github.ddbbackup.plan.Resource;
import io.github.ddbbackup.plan.TableResult;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveDescription;

/**
 * Keeps the catalog in line with the tables. What goes wrong with it keeps no table from being
 * backed up: it is told, and the next run tries again.
 */
final class CatalogKeeper {

  private static final Set<String> TTL_IS_ON = Set.of("ENABLED", "ENABLING");

  private final Catalog catalog;
  private final AwsClients clients;
  private final TableReader tables;
  private final Predicate<Incarnation> ours;
  private final InstantSource clock;
  private final BackupListener listener;

  /**
   * Makes a keeper.
   *
   * @param ours whether a table is of this account and Region: others may use the same catalog
   */
  CatalogKeeper(
      Catalog catalog,
      AwsClients clients,
      TableReader tables,
      Predicate<Incarnation> ours,
      InstantSource clock,
      BackupListener listener) {
    this.catalog = catalog;
    this.clients = clients;
    this.tables = tables;
    this.ours = ours;
    this.clock = clock;
    this.listener = listener;
  }

  /** The catalog's entries; none when they can't be listed, which is told. */
  CatalogListing list() {
    return listed(catalog::list);
  }

  /** The entries of one name; none when they can't be listed, which is told. */
  CatalogListing list(TableName table) {
    return listed(() -> catalog.list(table));
  }

  private CatalogListing listed(Supplier<CatalogListing> listing) {
    try {
      return listing.get();
    } catch (BackupException e) {
      warn(e);
      return CatalogListing.empty();
    }
  }

  /** Brings a table's document in line; empty when there was nothing to do. */
  Optional<ChangeResult> record(TableDescription table, Following following, Mode mode) {
    TableState state = TableStates.of(table, clock.instant());
    return record(
        TableName.of(table.tableName()),
        mode,
        () ->
            mode == Mode.DRY_RUN
                ? catalog.look(state, following)
                : catalog.record(state, following, () -> settings(table)));
  }

  /**
   * Notes that a table was set up; what is given back is what failed. That a person had switched it
   * off is forgotten last, when the catalog knows since when changes may be missing.
   */
  List<ChangeResult> provisioned(TableResult result, CatalogListing listing) {
    TableName table = result.table();
    try {
      Optional<TableDescription> description = tables.find(table);
      Optional<Instant> off =
          description
              .filter(d -> result.failure().isEmpty())
              .map(TableStates::incarnation)
              .flatMap(listing::switchedOff);
      List<ChangeResult> failed =
          description
              .flatMap(d -> record(d, Evidence.of(result, off), Mode.APPLY))
              .filter(change -> change.outcome() == Outcome.FAILED)
              .stream()
              .toList();
      if (off.isPresent() && failed.isEmpty()) {
        description.map(TableStates::incarnation).ifPresent(this::forgetSwitchOff);
      }
      return failed;
    } catch (BackupException e) {
      warn(e);
      return List.of(ChangeResult.failed(change(table, Operation.UPDATE), e));
    }
  }

  /**
   * Notes the gap that ends with what will be done in a moment, if there is one; empty when there
   * was nothing to do.
   */
  Optional<ChangeResult> recordGap(TableDescription table, Following following) {
    return record(
        TableName.of(table.tableName()),
        Mode.APPLY,
        () ->
            catalog.recordGap(
                TableStates.of(table, clock.instant()), following, () -> settings(table)));
  }

  private Optional<ChangeResult> record(TableName name, Mode mode, Supplier<Recorded> record) {
    try {
      Outcome outcome = mode == Mode.DRY_RUN ? Outcome.PLANNED : Outcome.APPLIED;
      return switch (record.get()) {
        case UNCHANGED -> Optional.empty();
        case CREATED -> Optional.of(ChangeResult.of(change(name, Operation.CREATE), outcome));
        case UPDATED -> Optional.of(ChangeResult.of(change(name, Operation.UPDATE), outcome));
      };
    } catch (BackupException e) {
      warn(e);
      return Optional.of(ChangeResult.failed(change(name, Operation.UPDATE), e));
    }
  }

  private static PlannedChange change(TableName table, Operation operation) {
    return PlannedChange.of(
        new Resource(Resource.Kind.CATALOG_ENTRY, table.value()),
        operation,
        operation == Operation.CREATE
            ? "The catalog does not know the table"
            : "It is out of date");
  }

  private TableSettings settings(TableDescription table) {
    TimeToLiveDescription timeToLive =
        new AwsCall("dynamodb:DescribeTimeToLive", "table " + table.tableName())
            .answer(
                () -> clients.dynamoDb().describeTimeToLive(r -> r.tableName(table.tableName())))
            .timeToLiveDescription();
    return new TableSettings(
        Optional.ofNullable(timeToLive)
            .filter(t -> TTL_IS_ON.contains(String.valueOf(t.timeToLiveStatusAsString())))
            .map(TimeToLiveDescription::attributeName),
        tables.tags(table.tableArn()));
  }

  /** Notes that tables are gone that bore a name, all but the one that is there, if any. */
  List<ChangeResult> recordDeletions(
      TableName table, Optional<Incarnation> present, CatalogListing listing, Mode mode) {
    return listing.entries(table).stream()
        .filter(e -> e.documented() && !e.closed())
        .filter(e -> present.filter(p -> p.objectName().equals(e.objectName())).isEmpty())
        .flatMap(e -> recordDeletion(e, mode).stream())
        .toList();
  }

  private Optional<ChangeResult> recordDeletion(CatalogEntry entry, Mode mode) {
    PlannedChange change =
        PlannedChange.of(
            new Resource(Resource.Kind.CATALOG_ENTRY, entry.table() + " " + entry.objectName()),
            Operation.UPDATE,
            "The table was deleted");
    try {
      if (mode == Mode.DRY_RUN) {
        return catalog.find(entry).map(d -> d.incarnation()).filter(ours).isPresent()
            ? Optional.of(ChangeResult.of(change, Outcome.PLANNED))
            : Optional.empty();
      }
      return catalog.recordDeletion(entry, ours)
          ? Optional.of(ChangeResult.of(change, Outcome.APPLIED))
          : Optional.empty();
    } catch (BackupException e) {
      warn(e);
      return Optional.of(ChangeResult.failed(change, e));
    }
  }

  /** Notes that a table was deleted, unless it is there. */
  void recordDeletion(TableName table) {
    try {
      List<ChangeResult> unused =
          recordDeletions(table, present(table), list(table), Mode.APPLY); // Failures are told.
    } catch (BackupException e) {
      warn(e);
    }
  }

  /**
   * Notes that a person ends the backup of a table, before it ends. Gives back why that can't be
   * noted, for then the next reconcile would set it up again. Without a bucket nothing is backed up
   * anyway.
   */
  Optional<BackupException> switchOff(TableName table) {
    try {
      present(table).ifPresent(catalog::switchOff);
      return Optional.empty();
    } catch (AwsCallException e) {
      if (e.kind() != ErrorKind.NOT_FOUND) {
        return Optional.of(e);
      }
      warn(e);
      return Optional.empty();
    } catch (BackupException e) {
      return Optional.of(e);
    }
  }

  /** When a person ended the backup of a table; empty when it is not known. */
  Optional<Instant> switchedOff(TableName table, CatalogListing listing) {
    if (listing.entries(table).stream().noneMatch(e -> e.switchedOff().isPresent())) {
      return Optional.empty();
    }
    try {
      return present(table).flatMap(listing::switchedOff);
    } catch (BackupException e) {
      warn(e);
      return Optional.empty();
    }
  }

  /**
   * When a person ended the backup of a table, as it is this very moment; empty when no one did.
   *
   * @throws BackupException if that can't be found out
   */
  Optional<Instant> switchedOffNow(Incarnation incarnation) {
    return catalog.list(incarnation.table()).switchedOff(incarnation);
  }

  /**
   * Forgets that a person ended the backup of a table, if one did.
   *
   * @throws BackupException if it can't be forgotten
   */
  void forgetSwitchOff(Incarnation incarnation) {
    catalog.switchOn(incarnation);
  }

  /** The table of a name, if there is one that is not being deleted. */
  Optional<Incarnation> present(TableName table) {
    return tables.find(table).filter(TableReader::stays).map(TableStates::incarnation);
  }

  /** Tells what keeps the catalog from being up to date, and nothing else. */
  void warn(BackupException e) {
    listener.on(new BackupEvent.Warned("The catalog is not up to date. " + e.getMessage()));
  }
}
