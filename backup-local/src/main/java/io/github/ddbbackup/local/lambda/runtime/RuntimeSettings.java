package io.github.ddbbackup.local.lambda.runtime;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What can be set about the JVMs of functions.
 *
 * @param mostPerVersion how many JVMs one version of a function has at most; further invocations
 *     wait
 * @param idleTime after which a JVM without work is ended
 * @param ids of requests and log streams
 */
public record RuntimeSettings(int mostPerVersion, Duration idleTime, Supplier<UUID> ids) {

  /** Two JVMs for each version, a minute of idle time. */
  public static RuntimeSettings defaults() {
    return new RuntimeSettings(2, Duration.ofMinutes(1), UUID::randomUUID);
  }

  /** The same with another number of JVMs. */
  public RuntimeSettings withMost(int jvms) {
    return new RuntimeSettings(jvms, idleTime, ids);
  }
}
