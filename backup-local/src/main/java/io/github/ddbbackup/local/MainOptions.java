package io.github.ddbbackup.local;

import io.github.ddbbackup.local.fault.FaultPlan;
import io.github.ddbbackup.local.http.AccessKey;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the command line says, and the environment. A secret stands in the environment alone: anyone
 * on the machine can list the arguments of its processes.
 *
 * @param port the port of 127.0.0.1; 0 for any that is free
 * @param directory the folder that keeps everything; empty to throw it away at the end
 * @param dynamoDbClassPath DynamoDB Local's jars and native libraries
 * @param readyFile the file that says where the account answers, while it does
 * @param untilStdinEnds whether to end when the standard input does
 * @param faults to switch on at the start
 * @param credentials the access key that is accepted; empty to accept any
 */
record MainOptions(
    int port,
    Optional<Path> directory,
    List<Path> dynamoDbClassPath,
    Optional<Path> readyFile,
    boolean untilStdinEnds,
    FaultPlan faults,
    Optional<AccessKey> credentials) {

  static final String USAGE =
      "usage: --dynamodb-classpath JARS|@FILE [--port PORT] [--directory FOLDER]"
          + " [--ready-file FILE] [--until-stdin-ends] [--faults FAULTS]";

  /** The variable with the id of the only access key that is taken. */
  static final String ACCESS_KEY_ID = "DDBBACKUP_LOCAL_ACCESS_KEY_ID";

  /** The variable with its secret. */
  static final String SECRET_ACCESS_KEY = "DDBBACKUP_LOCAL_SECRET_ACCESS_KEY";

  private static final int DEFAULT_PORT = 4566;
  private static final int LAST_PORT = 65_535;

  /**
   * Reads a command line.
   *
   * @throws AccountException if it, or the environment, can't be understood
   */
  static MainOptions of(Map<String, String> environment, String... arguments) {
    int port = DEFAULT_PORT;
    Optional<Path> directory = Optional.empty();
    Optional<List<Path>> classPath = Optional.empty();
    Optional<Path> readyFile = Optional.empty();
    boolean untilStdinEnds = false;
    FaultPlan faults = FaultPlan.none();
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
        case "--faults" -> faults = faults(value(option, rest));
        default -> throw new AccountException("unknown option " + option + "; " + USAGE);
      }
    }
    return new MainOptions(
        port,
        directory,
        classPath.orElseThrow(
            () -> new AccountException("--dynamodb-classpath is missing; " + USAGE)),
        readyFile,
        untilStdinEnds,
        faults,
        credentials(environment));
  }

  private static FaultPlan faults(String text) {
    try {
      return FaultPlan.parse(text);
    } catch (IllegalArgumentException e) {
      throw new AccountException("--faults: " + e.getMessage(), e);
    }
  }

  private static Optional<AccessKey> credentials(Map<String, String> environment) {
    String id = environment.getOrDefault(ACCESS_KEY_ID, "");
    String secret = environment.getOrDefault(SECRET_ACCESS_KEY, "");
    if (id.isEmpty() != secret.isEmpty()) {
      throw new AccountException(
          "only one of " + ACCESS_KEY_ID + " and " + SECRET_ACCESS_KEY + " is set");
    }
    return id.isEmpty() ? Optional.empty() : Optional.of(new AccessKey(id, secret));
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
