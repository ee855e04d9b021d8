package io.github.ddbbackup.config;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.event.Problems;
import io.github.ddbbackup.naming.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Which tables a bulk run is about. */
public sealed interface TableSelection {

  /** Every table of the account and Region. */
  record All() implements TableSelection {}

  /**
   * The tables that are named, whether or not they exist.
   *
   * @param tables at least one, each once
   */
  record Named(List<TableName> tables) implements TableSelection {

    /**
     * Takes each table once.
     *
     * @throws BackupException if there is none
     */
    public Named {
      tables = tables.stream().distinct().toList();
      if (tables.isEmpty()) {
        throw BackupException.user(
            "No table is selected", "", "Name at least one table, or select all.");
      }
    }
  }

  /**
   * Every table of the account and Region.
   *
   * @return the selection
   */
  static TableSelection all() {
    return new All();
  }

  /**
   * The tables of a list such as {@code Orders, Customers}. ARNs of tables are understood too.
   *
   * @param commaSeparated names separated by commas; spaces around them and empty parts are ignored
   * @return the selection
   * @throws BackupException if no table is named, or with all wrong names
   */
  static Named named(String commaSeparated) {
    Problems problems = new Problems();
    List<TableName> tables =
        Arrays.stream(commaSeparated.split(",", -1))
            .map(String::strip)
            .filter(part -> !part.isEmpty())
            .map(part -> problems.collect(() -> TableName.fromNameOrArn(part)))
            .flatMap(Optional::stream)
            .toList();
    problems.throwIfAny("The list of tables can't be used");
    return new Named(tables);
  }
}
