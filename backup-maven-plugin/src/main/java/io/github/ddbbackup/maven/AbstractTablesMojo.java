package io.github.ddbbackup.maven;

import io.github.ddbbackup.config.SelectionLoader;
import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupException;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that work on a selection of tables. */
abstract class AbstractTablesMojo extends AbstractAccountMojo {

  /** The names of the tables, with commas between them. */
  @Parameter(property = "ddbbackup.tables")
  private String tables;

  /**
   * An hjson file that selects tables: {@code tableNames} lists them, {@code provisionAll: true}
   * takes all tables of the Region. Not together with {@code tables}.
   */
  @Parameter(property = "ddbbackup.selectionFile")
  private File selectionFile;

  /**
   * The selected tables.
   *
   * @return empty when no parameter selects any
   * @throws BackupException when the selection can't be understood
   */
  final Optional<TableSelection> selection() {
    boolean named = tables != null && !tables.isBlank();
    if (named && selectionFile != null) {
      throw BackupException.user(
          "Both ddbbackup.tables and ddbbackup.selectionFile are given",
          tables,
          "Select tables with one of them.");
    }
    if (named) {
      return Optional.of(TableSelection.named(tables));
    }
    return Optional.ofNullable(selectionFile).map(file -> SelectionLoader.load(file.toPath()));
  }

  /**
   * The selected tables, of which there must be some.
   *
   * @throws BackupException when no parameter selects any, or the selection can't be understood
   */
  final TableSelection requiredSelection() {
    return selection()
        .orElseThrow(
            () ->
                BackupException.user(
                    "No tables are selected",
                    "",
                    "Name them with -Dddbbackup.tables=A,B or in a file with"
                        + " -Dddbbackup.selectionFile=FILE."));
  }
}
