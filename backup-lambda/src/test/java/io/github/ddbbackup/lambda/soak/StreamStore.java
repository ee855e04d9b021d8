package io.github.ddbbackup.lambda.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where DynamoDB Local keeps what it holds, in files of SQLite. It looks for the records of a shard
 * among all records of all streams, so that reading many streams side by side soon takes all of its
 * time; indexes spare that.
 */
final class StreamStore implements AutoCloseable {

  private static final Path MEMORY = Path.of("/dev/shm");

  /** The sequence number, which is the row's, is in them without being named. */
  private static final List<String> INDEXES =
      List.of(
          "CREATE INDEX IF NOT EXISTS us_of_shard ON us (ShardID)",
          "CREATE INDEX IF NOT EXISTS us_of_stream ON us (StreamID)");

  private final Path folder;

  private StreamStore(Path folder) {
    this.folder = folder;
  }

  /** An empty one, in memory where the machine has files there. */
  static StreamStore make() {
    try {
      return new StreamStore(
          Files.isWritable(MEMORY)
              ? Files.createTempDirectory(MEMORY, "soak")
              : Files.createTempDirectory("soak"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The folder of the account. */
  Path folder() {
    return folder;
  }

  /** Makes the indexes; DynamoDB Local has had a request by then. */
  void index() {
    List<Path> files = files().filter(file -> file.toString().endsWith(".db")).toList();
    if (files.isEmpty()) {
      throw new IllegalStateException("DynamoDB Local keeps nothing in " + folder);
    }
    files.forEach(StreamStore::index);
  }

  private static void index(Path file) {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      for (String index : INDEXES) {
        statement.executeUpdate(index);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("No index in " + file, e);
    }
  }

  private Stream<Path> files() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    files()
        .forEach(
            file -> {
              try {
                Files.delete(file);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
