package io.github.ddbbackup.live;

import io.github.ddbbackup.event.BackupException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads that do the same work side by side. When one fails the others are interrupted. */
public final class Workers {

  private static final long LONGEST_END_SECONDS = 60;

  private final int threads;

  /**
   * So many threads.
   *
   * @param threads how many; with 0 nothing is done
   */
  public Workers(int threads) {
    this.threads = threads;
  }

  /**
   * Has each thread do the work once. No thread is at it any more when this returns or throws.
   *
   * @param work what each thread does
   * @throws RuntimeException the first failure
   */
  public void run(Runnable work) {
    if (threads == 0) {
      return;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    CompletionService<Boolean> running = new ExecutorCompletionService<>(pool);
    List<Future<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(running.submit(work, true));
    }
    try {
      for (int i = 0; i < all.size(); i++) {
        running.take().get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      throw interrupted(e);
    } finally {
      end(pool);
    }
  }

  private static void end(ExecutorService pool) {
    pool.shutdownNow();
    try {
      if (!pool.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("A thread does not end");
      }
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static BackupException interrupted(InterruptedException cause) {
    Thread.currentThread().interrupt();
    return BackupException.service("Interrupted", "", "Run it again.", cause);
  }
}
