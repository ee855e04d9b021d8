package io.github.ddbbackup.restore;

import io.github.ddbbackup.archive.Archive;
import io.github.ddbbackup.archive.ArchiveScan;
import io.github.ddbbackup.archive.ArchivedObject;
import io.github.ddbbackup.archive.TimeSpan;
import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.history.KeySchema;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.state.Lifetimes;
import io.github.ddbbackup.state.StateReader;
import io.github.ddbbackup.state.StateRequest;
import io.github.ddbbackup.state.StateSummary;
import io.github.ddbbackup.state.TableItems;
import io.github.ddbbackup.store.WorkSpace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads out of the backup what a table was. */
final class SourceReader {

  private static final Duration RECENT = Duration.ofDays(2);

  private final Archive archive;
  private final ArchiveScan scan;
  private final WorkSpace work;
  private final Catalog catalog;
  private final States states;
  private final InstantSource clock;

  SourceReader(
      Archive archive,
      ArchiveScan scan,
      WorkSpace work,
      Catalog catalog,
      States states,
      InstantSource clock) {
    this.archive = archive;
    this.scan = scan;
    this.work = work;
    this.catalog = catalog;
    this.states = states;
    this.clock = clock;
  }

  /** Asks for states so that what there is tells them best. */
  @FunctionalInterface
  interface States {

    /** Asks for all items of a table at an instant. */
    StateRequest of(TableName table, Lifetime lifetime, Instant at);
  }

  /** The table that is meant by a request. */
  Lifetime lifetime(RestoreRequest request) {
    if (request.at().isAfter(clock.instant())) {
      throw BackupException.user(
          "The time lies in the future",
          request.at().toString(),
          "It is " + clock.instant() + " now; times are in UTC.");
    }
    Lifetimes all = Lifetimes.of(catalog, request.table());
    return request.tableId().map(all::of).orElseGet(() -> all.at(request.at()));
  }

  /**
   * Reads the items, to be closed.
   *
   * @param definition makes of the keys that are asked for those of the table; asked only when some
   *     are
   */
  TableItems read(RestoreRequest request, Lifetime lifetime, Supplier<TableDefinition> definition) {
    StateRequest all = states.of(request.table(), lifetime, request.at());
    StateRequest wanted =
        request.items() instanceof ItemSelection.Keys some
            ? all.withKeys(KeySchema.of(definition.get()).keys(some.keys()))
            : all;
    return new StateReader(archive, scan, work).read(wanted);
  }

  /** What of the time the backup covers. */
  BackupSpan span(RestoreRequest request, TableItems items) {
    StateSummary summary = items.summary();
    return span(request, summary.lifetime(), summary.coverageStart(), summary.snapshot());
  }

  /** The same where the items were not read. */
  BackupSpan span(
      RestoreRequest request, Lifetime lifetime, Instant start, Optional<String> snapshot) {
    TimeSpan all = lifetime.span();
    return new BackupSpan(
        start, newest(request, recent(all)).or(() -> newest(request, all)), snapshot);
  }

  /** Where there are recent objects, the others need not be listed. */
  private TimeSpan recent(TimeSpan all) {
    Instant end = all.to().orElseGet(clock::instant);
    Instant start = end.minus(RECENT);
    return new TimeSpan(Optional.of(all.from().filter(start::isBefore).orElse(start)), all.to());
  }

  private Optional<Instant> newest(RestoreRequest request, TimeSpan span) {
    return archive.list(request.table(), span).objects().stream()
        .map(ArchivedObject::hour)
        .max(Comparator.naturalOrder());
  }

  /** What the table was made with, as the catalog has it. */
  static Optional<TableDefinition> definition(Lifetime lifetime) {
    return lifetime.document().map(CatalogDocument::definition);
  }
}
