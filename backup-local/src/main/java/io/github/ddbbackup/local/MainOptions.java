package io.github.ddbbackup.local;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What the command line says.
 *
 * @param port the port of 127.0.0.1; 0 for any that is free
 * @param directory the folder that keeps everything; empty to throw it away at the end
 * @param dynamoDbClassPath DynamoDB Local's jars and native libraries
 * @param readyFile the file that says where the account answers, while it does
 * @param untilStdinEnds whether to end when the standard input does
 */
record MainOptions(
    int port,
    Optional<Path> directory,
    List<Path> dynamoDbClassPath,
    Optional<Path> readyFile,
    boolean untilStdinEnds) {

  static final String USAGE =
      "usage: --dynamodb-classpath JARS|@FILE [--port PORT] [--directory FOLDER]"
          + " [--ready-file FILE] [--until-stdin-ends]";

  private static final int DEFAULT_PORT = 4566;
  private static final int LAST_PORT = 65_535;

  /**
   * Reads a command line.
   *
   * @throws AccountException if it can't be understood
   */
  static MainOptions of(String... arguments) {
    int port = DEFAULT_PORT;
    Optional<Path> directory = Optional.empty();
    Optional<List<Path>> classPath = Optional.empty();
    Optional<Path> readyFile = Optional.empty();
    boolean untilStdinEnds = false;
    Deque<String> rest = new ArrayDeque<>(List.of(arguments));
    while (!rest.isEmpty()) {
      String option = rest.pop();
      switch (option) {
        case "--port" -> port = port(value(option, rest));
        case "--directory" -> directory = Optional.of(path(option, rest));
        case "--dynamodb-classpath" ->
            classPath = Optional.of(DynamoDbClassPath.parse(value(option, rest)));
        case "--ready-file" -> readyFile = Optional.of(path(option, rest));
        case "--until-stdin-ends" -> untilStdinEnds = true;
        default -> throw new AccountException("unknown option " + option + "; " + USAGE);
      }
    }
    return new MainOptions(
        port,
        directory,
        classPath.orElseThrow(
            () -> new AccountException("--dynamodb-classpath is missing; " + USAGE)),
        readyFile,
        untilStdinEnds);
  }

  private static String value(String option, Deque<String> rest) {
    if (rest.isEmpty()) {
      throw new AccountException(option + " needs a value; " + USAGE);
    }
    return rest.pop();
  }

  private static Path path(String option, Deque<String> rest) {
    String text = value(option, rest);
    try {
      return Path.of(text).toAbsolutePath();
    } catch (InvalidPathException e) {
      throw new AccountException(option + " is not a path: " + text, e);
    }
  }

  private static int port(String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= LAST_PORT) {
      return Integer.parseInt(text);
    }
    throw new AccountException("--port is not a number from 0 to " + LAST_PORT + ": " + text);
  }
}
