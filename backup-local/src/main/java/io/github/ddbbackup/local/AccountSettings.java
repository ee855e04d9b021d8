package io.github.ddbbackup.local;

import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.http.AccessKey;
import io.github.ddbbackup.local.time.LocalClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How an account is to be.
 *
 * @param port 0 for any that is free
 * @param folder for what the account holds; empty to throw it away at the end
 * @param dynamoDbClassPath DynamoDB Local's jars and native libraries
 * @param creationHold how long a new table stays in CREATING
 * @param trail whether a trail logs management events from the start
 * @param functionJvms how many JVMs each version of a function has at most
 * @param accessKey the only one that is taken; empty to take any
 * @param calls the folder for what calls need permission for; empty to write nothing down
 */
record AccountSettings(
    int port,
    Optional<Path> folder,
    LocalClock clock,
    Faults faults,
    List<Path> dynamoDbClassPath,
    String defaultRegion,
    Duration creationHold,
    boolean trail,
    int functionJvms,
    Optional<AccessKey> accessKey,
    Optional<Path> calls) {

  private static final int MAX_PORT = 65_535;

  AccountSettings {
    if (port < 0 || port > MAX_PORT) {
      throw new AccountException("port " + port + " is not within 0 and " + MAX_PORT);
    }
    if (dynamoDbClassPath.isEmpty()) {
      throw new AccountException(
          "no class path of DynamoDB Local is given; it is not part of this program, because its"
              + " license does not allow that");
    }
    if (creationHold.isNegative()) {
      throw new AccountException("a table can't be held for less than no time: " + creationHold);
    }
    if (functionJvms < 1) {
      throw new AccountException("a function needs at least one JVM, not " + functionJvms);
    }
    dynamoDbClassPath = List.copyOf(dynamoDbClassPath);
  }
}
