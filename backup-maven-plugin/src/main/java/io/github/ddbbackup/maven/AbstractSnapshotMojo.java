package io.github.ddbbackup.maven;

import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that are about the snapshots of tables. */
abstract class AbstractSnapshotMojo extends AbstractConnectedMojo {

  /** The names of the tables, with commas between them. */
  @Parameter(property = "ddbbackup.tables")
  private String tables;

  /** Snapshots ask no filter about tables. */
  @Override
  protected final boolean decidesOnTables() {
    return false;
  }

  /**
   * The tables.
   *
   * @throws BackupException when none is named, or with all names that can't be
   */
  final List<TableName> tables() {
    return given(tables)
        .map(TableSelection::named)
        .map(TableSelection.Named::tables)
        .orElseThrow(
            () ->
                BackupException.user(
                    "No tables are named", "", "Name them: -Dddbbackup.tables=A,B."));
  }
}
