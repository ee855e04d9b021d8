package io.github.ddbbackup.local.lambda.mapping;

import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.state.StateFolder;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What every mapping reads with.
 *
 * @param executor runs what may take long: functions
 * @param idle how long to wait before looking for records again
 * @param ids of objects that are written
 * @param busy the shards that a poller is at work on, each with its mapping; safe for use by
 *     several threads
 */
public record PollerContext(
    ServiceContext account,
    Executor executor,
    Supplier<Duration> idle,
    Retries retries,
    Supplier<UUID> ids,
    Set<String> busy) {

  /** A context in which no shard is busy yet. */
  public PollerContext(
      ServiceContext account,
      Executor executor,
      Supplier<Duration> idle,
      Retries retries,
      Supplier<UUID> ids) {
    this(account, executor, idle, retries, ids, ConcurrentHashMap.newKeySet());
  }

  /** How far mappings have read. */
  StateFolder progress() {
    return new StateFolder(account.state(), "lambda/progress");
  }
}
