package io.github.ddbbackup.lambda.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;

/** Has the writers of all tables work by turns, a few at a time. */
final class Writers {

  private static final int THREADS = 4;
  private static final int STEPS = 20;

  private final List<Writer> writers;
  private final long changesEach;

  Writers(List<Writer> writers, long changesEach) {
    this.writers = List.copyOf(writers);
    this.changesEach = changesEach;
  }

  /** Writes until every table has had its changes. */
  void write() {
    BlockingQueue<Writer> waiting = new LinkedBlockingQueue<>(writers);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> turns = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        turns.add(threads.submit(() -> work(waiting)));
      }
      for (Future<?> turn : turns) {
        turn.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void work(BlockingQueue<Writer> waiting) {
    for (Writer writer = waiting.poll(); writer != null; writer = waiting.poll()) {
      for (int i = 0; i < STEPS; i++) {
        writer.step();
      }
      if (writer.changes() < changesEach) {
        waiting.add(writer);
      }
    }
  }
}
