package io.github.ddbbackup.restore;

import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.history.KeySchema;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.state.Lifetime;
import io.github.ddbbackup.state.TableItems;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Restores into a table of its own, by writing item after item. */
final class TableRestore {

  private final Parts parts;
  private final TargetTable target;

  /**
   * Makes it.
   *
   * @param parts what it is made of
   * @param target the table
   */
  TableRestore(Parts parts, TargetTable target) {
    this.parts = parts;
    this.target = target;
  }

  RestoreReport restore(RestoreRequest request) {
    Lifetime lifetime = parts.source().lifetime(request);
    CatalogDocument document = lifetime.document().orElseThrow(() -> unknown(request));
    NewTable table = NewTable.like(document, target.name(), RestoreMark.of(request, lifetime));
    TargetTables.Found found = parts.targets().look(table);
    try (TableItems items = parts.source().read(request, lifetime, document::definition)) {
      Notes notes =
          new Notes()
              .of(items.summary())
              .ofGaps(items.summary())
              .ofFormerFolder(parts.settings().formerFolder())
              .of(request.at(), parts.clock().instant(), parts.buffering());
      parts.targets().prepare(table, found);
      if (target.provision()) {
        notes.add("The table was set up for backup before it was filled.");
      }
      WriteCount count = write(table, found, items, request.items(), notes);
      complete(table, count, notes);
      return new RestoreReport(
          request.table(),
          target.name(),
          request.at(),
          parts.source().span(request, items),
          count,
          notes.all());
    }
  }

  static BackupException unknown(RestoreRequest request) {
    return BackupException.user(
        "The catalog does not know what the table was made with",
        request.table() + " at " + request.at(),
        "Restore in place, leaving the target out, into a table that you made yourself;"
            + " docs/catalog.md says when tables come into the catalog.");
  }

  /**
   * A table that refused items is not whole: it keeps its mark, and another run tries them again.
   */
  private void complete(NewTable table, WriteCount count, Notes notes) {
    TableCompletion completion = parts.targets().completion();
    if (count.refused() == 0) {
      completion.complete(table);
      return;
    }
    completion.set(table);
    notes.add(
        "The table keeps its tag %s, since it lacks items: the same restore tries them again; take the tag off if it is to stay so."
            .formatted(NewTable.MARK));
  }

  private WriteCount write(
      NewTable table,
      TargetTables.Found found,
      TableItems items,
      ItemSelection selection,
      Notes notes) {
    WriteTally tally = parts.tally();
    ExpiredItems expired =
        new ExpiredItems(table.settings().timeToLiveAttribute(), parts.clock().instant());
    try (TableWriter writer = writer(table, tally)) {
      Consumer<Json> put =
          item -> {
            expired.look(item);
            writer.put(item);
          };
      if (found == TargetTables.Found.BEGUN) {
        notes.add(fillUp(table, items, selection, put, tally));
      } else {
        fill(items, selection, put);
      }
      writer.finish();
    }
    notes.add(expired.note());
    return tally.count();
  }

  private TableWriter writer(NewTable table, WriteTally tally) {
    return new TableWriter(
        parts.items(table.name()),
        KeySchema.of(table.definition())::nameOf,
        parts.settings().writers(),
        parts.persistence(),
        tally);
  }

  private static void fill(TableItems items, ItemSelection selection, Consumer<Json> put) {
    items.forEach(
        (key, item) -> {
          if (selection.includes(List.of(Optional.of(item)))) {
            put.accept(item);
          }
        });
  }

  /** Writes what a run that was stopped did not. */
  private Optional<String> fillUp(
      NewTable table,
      TableItems items,
      ItemSelection selection,
      Consumer<Json> put,
      WriteTally tally) {
    long[] others = new long[1];
    parts
        .comparison(parts.liveTable(table.name()))
        .ofAll(
            items,
            new ItemSelection.All(),
            change -> {
              Optional<Json> wanted =
                  change.wanted().filter(item -> selection.includes(List.of(Optional.of(item))));
              if (wanted.isEmpty()) {
                others[0] += change.live().isPresent() ? 1 : 0;
              } else if (change.kind() == RevertChange.Kind.UNCHANGED) {
                tally.unchanged(1);
              } else {
                put.accept(wanted.get());
              }
            });
    return others[0] == 0
        ? Optional.empty()
        : Optional.of(
            "%d items of the target table were not put there by this restore, and were left alone."
                .formatted(others[0]));
  }
}
