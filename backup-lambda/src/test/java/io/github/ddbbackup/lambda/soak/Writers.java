package io.github.ddbbackup.lambda.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Has the writers of all tables work by turns, a few at a time. */
final class Writers {

  private static final int THREADS = 8;
  private static final int STEPS = 20;
  private static final int TOLD_TIMES = 100;

  private final List<Writer> writers;
  private final long changesEach;
  private final LongConsumer progress;
  private final AtomicLong made = new AtomicLong();

  /**
   * Has them do nothing yet.
   *
   * @param changesEach how many changes each of them makes at least
   * @param progress is told now and again how many changes were made
   */
  Writers(List<Writer> writers, long changesEach, LongConsumer progress) {
    this.writers = List.copyOf(writers);
    this.changesEach = changesEach;
    this.progress = progress;
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
      throw new IllegalStateException("interrupted before all was written", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private void note(long more) {
    long total = made.addAndGet(more);
    long step = Math.max(1, changesEach * writers.size() / TOLD_TIMES);
    if (total / step != (total - more) / step) {
      progress.accept(total);
    }
  }

  private void work(BlockingQueue<Writer> waiting) {
    for (Writer writer = waiting.poll(); writer != null; writer = waiting.poll()) {
      long before = writer.changes();
      for (int i = 0; i < STEPS; i++) {
        writer.step();
      }
      note(writer.changes() - before);
      if (writer.changes() < changesEach) {
        waiting.add(writer);
      } else {
        writer.finish();
      }
    }
  }
}
