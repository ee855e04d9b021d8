package io.github.ddbbackup.delivery;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.http.ExecutableHttpRequest;

/** Breaks a call off that takes too long. Closing it lets the call be. */
final class Deadline implements AutoCloseable {

  /** A call that was just about to connect does not notice the first time. */
  private static final long AGAIN_MILLIS = 100;

  private final ExecutableHttpRequest call;
  private final Future<?> watch;
  private volatile boolean passed;

  /** Begins now. */
  Deadline(ExecutableHttpRequest call, Duration limit, ScheduledExecutorService timer) {
    this.call = call;
    this.watch =
        timer.scheduleWithFixedDelay(
            this::pass, limit.toMillis(), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void pass() {
    passed = true;
    call.abort();
  }

  /** Whether the call was broken off. */
  boolean isPassed() {
    return passed;
  }

  @Override
  public void close() {
    watch.cancel(false);
  }
}
