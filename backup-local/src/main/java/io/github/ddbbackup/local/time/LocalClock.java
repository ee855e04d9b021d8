package io.github.ddbbackup.local.time;

import java.time.Duration;
import java.time.InstantSource;

/** Tells the time and runs tasks when it has come; every service takes both from here. */
public interface LocalClock extends InstantSource, AutoCloseable {

  /**
   * Runs a task once, after a delay, on a thread of this clock's choosing.
   *
   * @param delay zero or more
   * @param task must not throw; what it throws is logged
   */
  Task schedule(Duration delay, Runnable task);

  /** Drops the tasks that have not run. Stops no task that is running. */
  @Override
  void close();

  /** A clock that follows the machine's. */
  static LocalClock system() {
    return new SystemClock();
  }

  /** A task that was scheduled. */
  interface Task {

    /** Keeps the task from starting; does nothing if it already has. */
    void cancel();
  }
}
