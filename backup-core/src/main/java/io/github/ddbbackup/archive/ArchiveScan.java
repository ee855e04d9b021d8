package io.github.ddbbackup.archive;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.store.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Reads objects side by side, each as a stream, so that neither their number nor their size matters
 * to memory. Lines of one object come in order, those of different objects in any.
 */
public final class ArchiveScan {

  private final Archive archive;
  private final int threads;
  private final OnDamage onDamage;
  private final Consumer<ScanProgress> progress;

  /**
   * A way to scan.
   *
   * @param archive what holds the objects
   * @param threads how many objects are read side by side; at least 1
   * @param onDamage what to do about what can't be read
   * @param progress is told after each object, and on the way through long ones; called by one
   *     thread at a time
   */
  public ArchiveScan(
      Archive archive, int threads, OnDamage onDamage, Consumer<ScanProgress> progress) {
    if (threads < 1) {
      throw BackupException.user(
          "Not a number of threads", Integer.toString(threads), "Use at least 1.");
    }
    this.archive = archive;
    this.threads = threads;
    this.onDamage = onDamage;
    this.progress = progress;
  }

  /**
   * Shows all lines to visitors.
   *
   * @param objects what to read
   * @param visitors makes a visitor for each thread
   * @return what was read
   * @throws BackupException if something can't be read and damage is not to be skipped, or the
   *     bucket refuses, the connection to it fails, or a visitor can't keep what it read, which is
   *     never taken for damage
   */
  public ScanSummary scan(List<ArchivedObject> objects, Supplier<? extends LineVisitor> visitors) {
    Tally tally = new Tally(objects, progress);
    AtomicInteger next = new AtomicInteger();
    int workers = Math.max(1, Math.min(threads, objects.size()));
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      List<? extends Future<?>> running =
          IntStream.range(0, workers)
              .mapToObj(i -> pool.submit(() -> work(objects, next, visitors.get(), tally)))
              .toList();
      for (Future<?> worker : running) {
        await(worker);
      }
    } finally {
      end(pool);
    }
    return tally.summary();
  }

  /** What visitors write to may be closed by whoever asked for this, so none may go on. */
  private static void end(ExecutorService pool) {
    pool.shutdownNow();
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = pool.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work(
      List<ArchivedObject> objects, AtomicInteger next, LineVisitor visitor, Tally tally) {
    try {
      for (int i = next.getAndIncrement();
          i < objects.size() && !Thread.currentThread().isInterrupted();
          i = next.getAndIncrement()) {
        read(objects.get(i), visitor, tally);
      }
    } catch (RuntimeException e) {
      next.set(objects.size());
      throw e;
    }
  }

  private void read(ArchivedObject object, LineVisitor visitor, Tally tally) {
    long lines = 0;
    LongAdder metered = new LongAdder();
    try (InputStream raw =
        new MeteredStream(archive.open(object), count -> meter(count, metered, tally))) {
      LineBuffer line = new LineBuffer(raw);
      while (line.next()) {
        lines += show(line, object, visitor, tally);
      }
    } catch (IOException e) {
      report(new Damage(object.key(), 0, String.valueOf(e.getMessage())), e, tally);
    }
    tally.read(object, lines, metered.sum());
  }

  private static void meter(long count, LongAdder ofObject, Tally tally) {
    ofObject.add(count);
    tally.metered(count);
  }

  private int show(LineBuffer line, ArchivedObject object, LineVisitor visitor, Tally tally) {
    try {
      visitor.line(line.bytes(), line.from(), line.to(), object);
      return 1;
    } catch (StoreException e) {
      throw e;
    } catch (BackupException e) {
      report(new Damage(object.key(), line.number(), e.getMessage()), e, tally);
      return 0;
    }
  }

  private void report(Damage damage, Exception cause, Tally tally) {
    if (onDamage == OnDamage.STOP) {
      throw BackupException.service(
          "The backup is damaged",
          damage.toString(),
          "Bring the object back from a former version or a copy of the bucket, or go on without it"
              + " by skipping damage.",
          cause);
    }
    tally.damaged(damage);
  }

  private static void await(Future<?> worker) {
    try {
      worker.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw BackupException.user("Interrupted while reading the backup", "", "Run it again.");
    }
  }
}
