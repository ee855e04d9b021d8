package io.github.ddbbackup.local.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;

/** A clock that stands still until it is told to move; tasks run on the thread that moves it. */
public final class ManualClock implements LocalClock {
  private final PriorityQueue<Entry> entries =
      new PriorityQueue<>(Comparator.comparing(Entry::due).thenComparingLong(Entry::order));
  private Instant now;
  private long orders;

  /** A clock that shows the given instant. */
  public ManualClock(Instant start) {
    now = start;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized Task schedule(Duration delay, Runnable task) {
    Entry entry = new Entry(now.plus(delay), orders++, task);
    entries.add(entry);
    return () -> cancel(entry);
  }

  /** Moves the clock on and runs, in order, each task that comes due on the way. */
  public void advance(Duration by) {
    Instant until = instant().plus(by);
    for (Optional<Entry> next = next(until); next.isPresent(); next = next(until)) {
      next.get().task().run();
    }
    arriveAt(until);
  }

  @Override
  public synchronized void close() {
    entries.clear();
  }

  private synchronized void cancel(Entry entry) {
    entries.remove(entry);
  }

  private synchronized void arriveAt(Instant instant) {
    if (instant.isAfter(now)) {
      now = instant;
    }
  }

  private synchronized Optional<Entry> next(Instant until) {
    Entry first = entries.peek();
    if (first == null || first.due().isAfter(until)) {
      return Optional.empty();
    }
    entries.remove();
    arriveAt(first.due());
    return Optional.of(first);
  }

  private record Entry(Instant due, long order, Runnable task) {}
}
