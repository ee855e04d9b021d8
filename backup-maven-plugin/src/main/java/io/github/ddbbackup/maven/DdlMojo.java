package io.github.ddbbackup.maven;

import io.github.ddbbackup.ddl.Ddl;
import io.github.ddbbackup.ddl.DdlRequest;
import io.github.ddbbackup.ddl.Engine;
import io.github.ddbbackup.ddl.Statement;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.history.HistoryReader;
import io.github.ddbbackup.history.KeySchema;
import io.github.ddbbackup.naming.TableName;
import java.io.File;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the SQL with which an engine queries the backup of a table: the external table over the
 * backup's objects, and queries to be adapted, such as an item's changes in their order, who
 * deleted what, and the items as they were at an instant. Changes nothing; {@code docs/queries.md}
 * describes the queries.
 */
@Mojo(name = "ddl", requiresProject = false, threadSafe = true, aggregator = true)
public final class DdlMojo extends AbstractConnectedMojo {

  /** The table, by its name. It need not be there any more, if the catalog knows it. */
  @Parameter(property = "ddbbackup.table")
  private String table;

  /**
   * The engine: {@code hive} (Hive 4, its own JSON SerDe), {@code hive-openx} (the OpenX JSON
   * SerDe), {@code spark}, {@code athena} or {@code trino}.
   */
  @Parameter(property = "ddbbackup.engine", defaultValue = "athena")
  private String engine;

  /**
   * The first day of which the backup has objects, in UTC. Athena and Trino look for objects of
   * each hour from then on.
   */
  @Parameter(property = "ddbbackup.since", defaultValue = "2024-01-01")
  private String since;

  /** A file to write to instead of the console. What was in it is lost. */
  @Parameter(property = "ddbbackup.outputFile")
  private File outputFile;

  /** Makes the goal; Maven fills the parameters in. */
  public DdlMojo() {}

  /** No filter is asked about tables. */
  @Override
  protected boolean decidesOnTables() {
    return false;
  }

  @Override
  void run(Connection connection) {
    TableName name = table();
    Engine target = Engine.of(engine);
    LocalDate first = since();
    print(
        Ddl.of(
            new DdlRequest(
                target,
                name,
                key(connection, name),
                DdlRequest.folder(connection.config(), name, target),
                first)));
  }

  private TableName table() {
    return given(table)
        .map(TableName::of)
        .orElseThrow(
            () ->
                BackupException.user("No table is named", "", "Name it: -Dddbbackup.table=NAME."));
  }

  private static KeySchema key(Connection connection, TableName name) {
    try (HistoryReader reader = connection.history()) {
      return reader.keyOf(name);
    }
  }

  private LocalDate since() {
    try {
      return LocalDate.parse(since.strip());
    } catch (DateTimeException e) {
      throw BackupException.user(
          "ddbbackup.since is not a date", since, "Write it like 2026-11-22.", e);
    }
  }

  private void print(List<Statement> statements) {
    List<String> lines =
        statements.stream().flatMap(statement -> statement.toString().lines()).toList();
    if (outputFile == null) {
      lines.forEach(System.out::println);
    } else {
      OutputFile.write(outputFile.toPath(), lines);
      getLog().info("%d statements written to %s".formatted(statements.size(), outputFile));
    }
  }
}
