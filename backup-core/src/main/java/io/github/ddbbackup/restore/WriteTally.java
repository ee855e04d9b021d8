package io.github.ddbbackup.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;

/** Counts what is written while it is. Thread-safe. */
final class WriteTally {

  private final List<RefusedItem> named = new ArrayList<>();
  private final LongConsumer listener;
  private long written;
  private long unchanged;
  private long refused;

  /**
   * Begins to count.
   *
   * @param listener is told how many items are done with, each time that it changes
   */
  WriteTally(LongConsumer listener) {
    this.listener = listener;
  }

  synchronized void written(long items) {
    written += items;
    tell();
  }

  synchronized void unchanged(long items) {
    unchanged += items;
    tell();
  }

  synchronized void refused(RefusedItem item) {
    refused++;
    if (named.size() < WriteCount.MOST_NAMED) {
      named.add(item);
    }
    tell();
  }

  synchronized WriteCount count() {
    return new WriteCount(written, unchanged, refused, named);
  }

  private void tell() {
    listener.accept(written + unchanged + refused);
  }
}
