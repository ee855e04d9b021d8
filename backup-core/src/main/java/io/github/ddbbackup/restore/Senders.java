package io.github.ddbbackup.restore;

import com.google.common.base.Throwables;
import io.github.ddbbackup.event.BackupException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Does work on several threads, and lets whoever hands it out wait while all are busy, so that it
 * never piles up. The first failure ends all. For one caller.
 */
final class Senders implements AutoCloseable {

  private static final int LONGEST_CALL_SECONDS = 30;

  private final ExecutorService threads;
  private final Semaphore room;
  private final int places;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * Starts the threads.
   *
   * @param senders how many; at least 1
   */
  Senders(int senders) {
    threads = Executors.newFixedThreadPool(senders, Senders::thread);
    // One more for each thread to begin with as soon as it is done.
    places = 2 * senders;
    room = new Semaphore(places);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "ddbbackup-sender");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Has work done; waits until there is room for it.
   *
   * @param work the work
   * @throws RuntimeException what earlier work failed with
   */
  void send(Runnable work) {
    acquire(1);
    throwFailure();
    threads.execute(
        () -> {
          try {
            if (failure.get() == null) {
              work.run();
            }
          } catch (Throwable e) { // An error, too, leaves something unwritten.
            failure.compareAndSet(null, e);
          } finally {
            room.release();
          }
        });
  }

  /**
   * Waits until all work is done.
   *
   * @throws RuntimeException what work failed with
   */
  void await() {
    acquire(places);
    room.release(places);
    throwFailure();
  }

  private void acquire(int permits) {
    try {
      room.acquire(permits);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  static BackupException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return BackupException.service(
        "Interrupted while items were written",
        "",
        "Run this again: what is written already is not written again.",
        e);
  }

  private void throwFailure() {
    Throwable failed = failure.get();
    if (failed != null) {
      Throwables.throwIfUnchecked(failed);
      throw new IllegalStateException(failed);
    }
  }

  /** Ends the threads; a call that is under way is waited for, but not for ever. */
  @Override
  public void close() {
    threads.shutdownNow();
    try {
      boolean unused = threads.awaitTermination(LONGEST_CALL_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
