package io.github.ddbbackup.benchmarks.reading;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;

/** DuckDB: the newest image of each key, by read_json and arg_max. */
final class DuckDb implements Way {

  private static final String QUERY =
      """
      SELECT count(*), sum(length(image)) FROM (
        SELECT Keys, arg_max(CAST(NewImage AS VARCHAR), CAST(SequenceNumber AS HUGEINT)) AS image
        FROM read_json([%s], format = 'newline_delimited', maximum_object_size = 33554432,
          columns = {Keys: 'JSON', NewImage: 'JSON', SequenceNumber: 'VARCHAR'})
        GROUP BY Keys)
      """;

  @Override
  public long read(Backup backup, int threads) throws SQLException {
    String files =
        backup.files().stream()
            .map(Path::toString)
            .map(file -> "'" + file + "'")
            .collect(Collectors.joining(","));
    try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = database.createStatement()) {
      statement.execute("SET threads = " + threads);
      try (ResultSet result = statement.executeQuery(QUERY.formatted(files))) {
        result.next();
        return result.getLong(1);
      }
    }
  }
}
