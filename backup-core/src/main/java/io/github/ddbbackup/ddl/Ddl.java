package io.github.ddbbackup.ddl;

import io.github.ddbbackup.history.KeyQuery;
import io.github.ddbbackup.history.KeySchema;
import io.github.ddbbackup.record.KeyType;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the table of a backup for an engine, and queries over it. */
public final class Ddl {

  private static final String ATTRIBUTE = "ATTRIBUTE";
  private static final long EXAMPLE_NUMBER = 100;

  private Ddl() {}

  /**
   * Writes the statements.
   *
   * @param request which table is to be queried with what
   * @return the statements in the order in which they are to be run: settings, the table, and
   *     queries to be adapted
   */
  public static List<Statement> of(DdlRequest request) {
    List<Statement> statements = new ArrayList<>(settings(request.engine()));
    statements.add(Tables.create(request));
    Queries queries = new Queries(request);
    statements.add(queries.changes(example(request.key())));
    statements.add(queries.deletions());
    statements.add(queries.stateAt(noon(request)));
    statements.add(queries.numbers(ATTRIBUTE, EXAMPLE_NUMBER));
    statements.add(queries.parts(ATTRIBUTE));
    return List.copyOf(statements);
  }

  private static Instant noon(DdlRequest request) {
    return request.since().plusDays(1).atTime(12, 0).toInstant(ZoneOffset.UTC);
  }

  /** Hive looks for files in the folder alone, and the objects lie in folders of it. */
  private static List<Statement> settings(Engine engine) {
    return switch (engine) {
      case HIVE, HIVE_OPENX ->
          List.of(
              new Statement(
                  "Hive reads the folders of the hours.",
                  "SET mapreduce.input.fileinputformat.input.dir.recursive=true"),
              new Statement(
                  "The same for its planner.", "SET hive.mapred.supports.subdirectories=true"));
      case SPARK, ATHENA, TRINO -> List.of();
    };
  }

  private static KeyQuery example(KeySchema key) {
    return new KeyQuery(
        key.attributes().stream()
            .map(
                part ->
                    new KeyQuery.Part(part.name(), Optional.of(part.type()), example(part.type())))
            .toList());
  }

  private static String example(KeyType type) {
    return switch (type) {
      case S -> "VALUE";
      case N -> "42";
      case B -> "QUJD";
    };
  }
}
