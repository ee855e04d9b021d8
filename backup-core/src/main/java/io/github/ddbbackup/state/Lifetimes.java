package io.github.ddbbackup.state;

import io.github.ddbbackup.catalog.Catalog;
import io.github.ddbbackup.catalog.CatalogDocument;
import io.github.ddbbackup.catalog.CatalogEntry;
import io.github.ddbbackup.catalog.Gap;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The lifetimes of all tables that bore a name, the earliest first. The first one is that of what
 * was there before the catalog knew of any, for example when a backup of the Python original was
 * taken over after the table had been made again.
 *
 * @param table the name
 * @param all the lifetimes; at least one
 */
public record Lifetimes(TableName table, List<Lifetime> all) {

  /** Copies the list. */
  public Lifetimes {
    all = List.copyOf(all);
  }

  /**
   * Reads them from the catalog. Where there is none, one lifetime has all of the backup.
   *
   * @param catalog the catalog
   * @param table the name
   * @return the lifetimes
   * @throws BackupException if the catalog can't be read
   */
  public static Lifetimes of(Catalog catalog, TableName table) {
    return of(
        table,
        catalog.list(table).entries(table).stream()
            .filter(CatalogEntry::documented)
            .flatMap(entry -> catalog.find(entry).stream())
            .toList());
  }

  /**
   * Makes them of documents.
   *
   * @param table the name
   * @param documents what the catalog knows of the tables that bore it
   * @return the lifetimes
   */
  public static Lifetimes of(TableName table, List<CatalogDocument> documents) {
    List<CatalogDocument> inOrder =
        documents.stream().sorted(Comparator.comparing(Lifetimes::created)).toList();
    List<Lifetime> all = new ArrayList<>();
    all.add(new Lifetime(Optional.empty(), Optional.empty(), from(inOrder, 0)));
    for (int i = 0; i < inOrder.size(); i++) {
      all.add(new Lifetime(Optional.of(inOrder.get(i)), from(inOrder, i), from(inOrder, i + 1)));
    }
    return new Lifetimes(table, all);
  }

  /**
   * The first table has all of the minute in which it was made: there is no other one to which its
   * changes could belong, and DynamoDB Local alone tells their times in whole minutes.
   */
  private static Optional<Instant> from(List<CatalogDocument> documents, int index) {
    return documents.stream()
        .skip(index)
        .findFirst()
        .map(Lifetimes::created)
        .map(created -> index == 0 ? created.truncatedTo(ChronoUnit.MINUTES) : created);
  }

  private static Instant created(CatalogDocument document) {
    return document.incarnation().created();
  }

  /**
   * The table that was there at an instant.
   *
   * @param instant the instant; what was made in its second counts as there
   * @return its lifetime
   * @throws BackupException if the table had been deleted by then
   */
  public Lifetime at(Instant instant) {
    Lifetime found =
        all.stream()
            .filter(lifetime -> lifetime.includes(Lifetime.second(instant)))
            .findFirst()
            .orElseThrow();
    found
        .ended()
        .filter(instant::isAfter)
        .ifPresent(
            ended -> {
              throw BackupException.user(
                  "There was no table " + table.value() + " at that time",
                  instant.toString(),
                  "It was deleted by "
                      + ended
                      + ": ask for a time before that, or for the table by its id, "
                      + found.tableId().orElse("which is not known")
                      + ".");
            });
    return found;
  }

  /**
   * The last of the tables, whether it is there or deleted.
   *
   * @return its lifetime
   */
  public Lifetime last() {
    return all.get(all.size() - 1);
  }

  /**
   * The spans of time in which changes of any of the tables may be missing from the backup.
   *
   * @return the gaps, the earliest table's first
   */
  public List<Gap> gaps() {
    return all.stream().flatMap(lifetime -> lifetime.gaps().stream()).toList();
  }

  /**
   * The table of an id.
   *
   * @param tableId the id that DynamoDB gave it
   * @return its lifetime
   * @throws BackupException if the catalog knows no such table
   */
  public Lifetime of(String tableId) {
    return all.stream()
        .filter(lifetime -> lifetime.tableId().filter(tableId::equals).isPresent())
        .findFirst()
        .orElseThrow(
            () ->
                BackupException.user(
                    "No table " + table.value() + " has that id", tableId, known()));
  }

  private String known() {
    String ids =
        all.stream().flatMap(one -> one.tableId().stream()).collect(Collectors.joining(", "));
    return ids.isEmpty() ? "The catalog knows of none." : "The catalog knows " + ids + ".";
  }
}
