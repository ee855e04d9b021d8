package io.github.ddbbackup.delivery;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import software.amazon.awssdk.http.ExecutableHttpRequest;

/** Breaks a call off that takes too long. Closing it lets the call be. */
final class Deadline implements AutoCloseable {

  /** A call that was just about to connect does not notice the first time. */
  private static final long AGAIN_MILLIS = 100;

  private final ExecutableHttpRequest call;
  private final Future<?> watch;
  private final Executor breakers;
  private final AtomicBoolean breaking = new AtomicBoolean();
  private volatile boolean passed;
  private volatile boolean closed;

  /**
   * Begins now.
   *
   * @param timer tells when the time is over, and is never held up
   * @param breakers break calls off, each for as long as that takes
   */
  Deadline(
      ExecutableHttpRequest call,
      Duration limit,
      ScheduledExecutorService timer,
      Executor breakers) {
    this.call = call;
    this.breakers = breakers;
    this.watch =
        timer.scheduleWithFixedDelay(
            this::pass, limit.toMillis(), AGAIN_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void pass() {
    passed = true;
    if (breaking.compareAndSet(false, true)) {
      breakers.execute(this::breakOff);
    }
  }

  private void breakOff() {
    try {
      if (!closed) {
        call.abort();
      }
    } finally {
      breaking.set(false);
    }
  }

  /** Whether the call was broken off. */
  boolean isPassed() {
    return passed;
  }

  @Override
  public void close() {
    closed = true;
    watch.cancel(false);
  }
}
