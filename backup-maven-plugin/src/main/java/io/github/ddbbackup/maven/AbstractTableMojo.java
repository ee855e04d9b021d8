package io.github.ddbbackup.maven;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.naming.TableName;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals share that are about the backup of one table. */
abstract class AbstractTableMojo extends AbstractConnectedMojo {

  /** The table, by its name. It need not be there any more. */
  @Parameter(property = "ddbbackup.table")
  private String table;

  /**
   * Another folder of the bucket that holds changes of the table: what the keys of its objects
   * begin with, up to the year. The folders of the Python original bear the table's name cut off at
   * 64 characters, and tables that began alike shared one, so that it may hold changes of others
   * too.
   */
  @Parameter(property = "ddbbackup.formerFolder")
  private String formerFolder;

  /** Reading asks no filter about tables. */
  @Override
  protected boolean decidesOnTables() {
    return false;
  }

  /**
   * The table.
   *
   * @throws BackupException when it is not named, or its name can't be one
   */
  final TableName table() {
    return tableIfNamed()
        .orElseThrow(
            () ->
                BackupException.user("No table is named", "", "Name it: -Dddbbackup.table=NAME."));
  }

  /** The table, if it is named. */
  final Optional<TableName> tableIfNamed() {
    return given(table).map(TableName::of);
  }

  final Optional<String> formerFolder() {
    return given(formerFolder);
  }
}
