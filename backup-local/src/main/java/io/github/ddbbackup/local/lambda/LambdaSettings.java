package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.lambda.runtime.RuntimeSettings;
import java.time.Duration;
import java.util.List;

/**
 * What can be set about Lambda.
 *
 * @param creating how long a new function or version is Pending
 * @param updating how long an update is InProgress
 * @param mappingChange how long an event source mapping is Creating, Updating or Deleting
 * @param asyncRetries the waits before an event that was handed over is tried again
 * @param polling how long a mapping waits before it looks for records again
 * @param runtime of the functions' JVMs
 */
public record LambdaSettings(
    Duration creating,
    Duration updating,
    Duration mappingChange,
    List<Duration> asyncRetries,
    Duration polling,
    RuntimeSettings runtime) {

  /** Phases short enough to try things out; two retries of events that were handed over. */
  public static LambdaSettings defaults() {
    return new LambdaSettings(
        Duration.ofMillis(300),
        Duration.ofMillis(300),
        Duration.ofMillis(300),
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)),
        Duration.ofMillis(200),
        RuntimeSettings.defaults());
  }

  /** The same with another number of JVMs for each version of a function. */
  public LambdaSettings withJvms(int most) {
    return new LambdaSettings(
        creating, updating, mappingChange, asyncRetries, polling, runtime.withMost(most));
  }
}
