package io.github.ddbbackup.local.lambda.mapping;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Batches that run one after another, so that the order of an item's changes is kept. */
final class Lane {
  private final String shardId;
  private final Deque<Batch> batches = new ArrayDeque<>();

  Lane(String shardId, Batch batch) {
    this.shardId = shardId;
    batches.add(batch);
  }

  boolean isEmpty() {
    return batches.isEmpty();
  }

  /** When the next batch may be tried. */
  Instant due() {
    return batches.getFirst().notBefore();
  }

  /** The oldest record that is not dealt with. */
  Optional<StreamRecord> next() {
    return Optional.ofNullable(batches.peekFirst()).map(Batch::first);
  }

  /** Tries the next batch once if it is due. */
  void run(BatchRunner runner, Instant now) {
    if (batches.isEmpty() || due().isAfter(now)) {
      return;
    }
    // It stays until it was tried: an attempt that breaks off must not lose it.
    List<Batch> left = runner.attempt(shardId, batches.getFirst());
    batches.removeFirst();
    for (int i = left.size() - 1; i >= 0; i--) {
      batches.addFirst(left.get(i));
    }
  }
}
