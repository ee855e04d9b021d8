package io.github.ddbbackup.restore;

import io.github.ddbbackup.archive.OnDamage;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.snapshot.StoredSnapshot;
import io.github.ddbbackup.state.Lifetime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;

/**
 * Restores a whole table by having DynamoDB import the snapshot of the instant. An import that is
 * under way, or that ended while no one waited for it, is gone on with.
 */
final class ImportRestore {

  private static final String BY_WRITES = "-Dddbbackup.via=writes";

  private final Parts parts;
  private final TargetTable target;

  /**
   * Makes it.
   *
   * @param parts what it is made of
   * @param target the table
   */
  ImportRestore(Parts parts, TargetTable target) {
    this.parts = parts;
    this.target = target;
  }

  RestoreReport restore(RestoreRequest request) {
    refuseWhatNoImportDoes(request);
    Lifetime lifetime = parts.source().lifetime(request);
    CatalogDocument document = lifetime.document().orElseThrow(() -> TableRestore.unknown(request));
    refuseLocalIndexes(document);
    NewTable table = NewTable.like(document, target.name(), RestoreMark.of(request, lifetime));
    String files = parts.snapshots().dataPrefix(document.incarnation(), request.at());
    List<TableImport> earlier = parts.imports().of(target.name(), files);
    Optional<TableImport> begun = begun(table, earlier);
    if (begun.isEmpty()) {
      refuseGap(lifetime, request);
    }
    Notes notes = new Notes();
    StoredSnapshot snapshot =
        new ImportedSnapshot(parts, notes)
            .of(document.incarnation(), request, lifetime, begun.isPresent());
    if (snapshot.manifest().items() == 0 && begun.isEmpty()) {
      return new TableRestore(parts, target).restore(request);
    }
    TableImport ended =
        parts
            .imports()
            .await(
                target.name(),
                begun.orElseGet(() -> parts.imports().begin(table, files, earlier.size())),
                parts.progress()::importing);
    checkWhole(table, ended, snapshot);
    complete(table, notes);
    return report(request, lifetime, snapshot, ended, notes);
  }

  private void refuseWhatNoImportDoes(RestoreRequest request) {
    if (!(request.items() instanceof ItemSelection.All)) {
      throw BackupException.user(
          "An import brings back all items of a table",
          request.table().value(),
          "Leave out keys and filter, or use " + BY_WRITES + ".");
    }
    if (parts.settings().formerFolder().isPresent()) {
      throw BackupException.user(
          "No snapshot is computed from a former folder",
          parts.settings().formerFolder().get(),
          "Leave it out, or use " + BY_WRITES + ".");
    }
    if (parts.settings().onDamage() != OnDamage.STOP) {
      throw BackupException.user(
          "No snapshot is computed from a damaged backup",
          request.table().value(),
          "Leave out -Dddbbackup.onDamage=skip, or use " + BY_WRITES + ".");
    }
  }

  /** They can't be added to a table that is there. */
  private static void refuseLocalIndexes(CatalogDocument document) {
    if (!document.definition().localIndexes().isEmpty()) {
      throw BackupException.user(
          "An import makes no local secondary indexes, and the table had some",
          document.incarnation().table()
              + ": "
              + String.join(
                  ", ", document.definition().localIndexes().stream().map(i -> i.name()).toList()),
          "Use " + BY_WRITES + ".");
    }
  }

  /** A snapshot that is there may have been computed before anyone knew. */
  private static void refuseGap(Lifetime lifetime, RestoreRequest request) {
    lifetime
        .epoch(request.at())
        .gapAt(request.at())
        .ifPresent(
            gap -> {
              throw BackupException.user(
                  "The backup of " + request.table() + " may lack changes of that time",
                  gap.toString(),
                  "Ask for a time before or after that, or use "
                      + BY_WRITES
                      + ", which brings back what is known.");
            });
  }

  /** The import to go on with; empty if one is to be begun. */
  private Optional<TableImport> begun(NewTable table, List<TableImport> earlier) {
    Optional<TableDescription> there = parts.targets().find(table.name());
    Optional<TableImport> last =
        earlier.stream()
            .findFirst()
            .filter(
                one ->
                    one.isUnderWay()
                        || there.filter(t -> one.tableId().equals(t.tableId())).isPresent());
    if (last.isEmpty()) {
      there
          .filter(found -> found.tableStatus() != TableStatus.CREATING)
          .ifPresent(found -> refuseTable(table, found));
    } else if (last.get().status() == TableImport.Status.COMPLETED
        && parts.targets().completion().isDone(table, there.orElseThrow())) {
      throw BackupException.user(
          "The target table has been imported already, by this restore",
          table.name() + ", begun at " + last.get().began(),
          "To import it anew, delete the table or name another one.");
    }
    return last;
  }

  private void refuseTable(NewTable table, TableDescription found) {
    boolean marked = parts.targets().tags(found).containsKey(NewTable.MARK);
    throw BackupException.user(
        marked
            ? "The target table is being filled by another restore"
            : "The target table exists, and an import makes its table itself",
        table.name().value(),
        marked
            ? "Run that one again to its end, or delete the table."
            : "Name a table that does not exist, or use " + BY_WRITES + " if it is empty.");
  }

  private void checkWhole(NewTable table, TableImport ended, StoredSnapshot snapshot) {
    long items = snapshot.manifest().items();
    if (ended.status() == TableImport.Status.COMPLETED && ended.count().imported() == items) {
      return;
    }
    Optional<TableDescription> there =
        parts.targets().find(table.name()).filter(found -> found.tableId().equals(ended.tableId()));
    String log =
        ended.logGroup().map(arn -> " The log group of imports tells more: " + arn).orElse("");
    BackupException failure =
        BackupException.service(
            "The import into table " + table.name() + " failed",
            "%s; %d of %d items were imported, %d refused"
                .formatted(
                    ended.failure().orElse("no reason is told"),
                    ended.count().imported(),
                    items,
                    ended.count().errors()),
            (there.isPresent()
                    ? "Run this again with "
                        + BY_WRITES
                        + ", which writes what is missing and names what is refused."
                    : "Mend that and run this again, or use " + BY_WRITES + ".")
                + log);
    there.ifPresent(found -> mark(table, found, failure));
    throw failure;
  }

  /** So that no one takes it for whole, and a restore by writes completes it. */
  private void mark(NewTable table, TableDescription found, BackupException failure) {
    try {
      parts.targets().completion().mark(found.tableArn(), table);
    } catch (BackupException e) {
      failure.addSuppressed(e);
    }
  }

  private void complete(NewTable table, Notes notes) {
    TableCompletion completion = parts.targets().completion();
    completion.set(table);
    if (target.provision()) {
      notes.add(baseline(table));
    } else {
      notes.add(
          "No change tells of items that were imported: if %s is to be backed up, make a baseline of"
                  .formatted(table.name())
              + " it too (ddbbackup:snapshot).");
    }
    table
        .settings()
        .timeToLiveAttribute()
        .ifPresent(
            name ->
                notes.add(
                    "DynamoDB removes items again whose time to live (%s) is over."
                        .formatted(name)));
    completion.unmark(table);
  }

  private String baseline(NewTable table) {
    StoredSnapshot made = parts.snapshots().baseline(table.name(), parts.progress()::scanning);
    return "The table was set up for backup, and the baseline "
        + made.name()
        + " made of it, since no change tells of items that were imported.";
  }

  private RestoreReport report(
      RestoreRequest request,
      Lifetime lifetime,
      StoredSnapshot snapshot,
      TableImport ended,
      Notes notes) {
    Instant start = lifetime.streamed().orElseGet(snapshot.manifest()::began);
    return new RestoreReport(
        request.table(),
        target.name(),
        request.at(),
        parts.source().span(request, lifetime, start, Optional.of(snapshot.name())),
        new WriteCount(ended.count().imported(), 0, 0, List.of()),
        notes.all());
  }
}
