package io.github.ddbbackup.aws;

import java.time.Duration;

/** Lets time pass, so that tests need not. */
@FunctionalInterface
public interface Sleeper {

  /**
   * Waits.
   *
   * @param duration how long
   * @throws InterruptedException if the thread is asked to stop
   */
  void sleep(Duration duration) throws InterruptedException;

  /**
   * What really waits.
   *
   * @return a sleeper that blocks the thread
   */
  static Sleeper blocking() {
    return duration -> Thread.sleep(duration.toMillis());
  }
}
