package io.github.ddbbackup.local.lambda.mapping;

import io.github.ddbbackup.local.http.ServiceContext;
import io.github.ddbbackup.local.state.StateFolder;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * What every mapping reads with.
 *
 * @param executor runs what may take long: functions
 * @param idle how long to wait before looking for records again
 * @param ids of objects that are written
 */
public record PollerContext(
    ServiceContext account,
    Executor executor,
    Supplier<Duration> idle,
    Retries retries,
    Supplier<UUID> ids) {

  /** How far mappings have read. */
  StateFolder progress() {
    return new StateFolder(account.state(), "lambda/progress");
  }
}
