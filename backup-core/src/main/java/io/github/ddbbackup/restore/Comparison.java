package io.github.ddbbackup.restore;

import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.state.TableItems;
import io.github.ddbbackup.store.OrderedStore;
import io.github.ddbbackup.store.WorkSpace;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the items of a table that are not what they were. */
final class Comparison {

  private final ItemTable table;
  private final LiveItems live;
  private final WorkSpace work;
  private final int threads;

  /**
   * Makes a comparison.
   *
   * @param table the table as it is
   * @param live the same table, item after item
   * @param work where items are kept meanwhile
   * @param threads how many items are read at a time where each is asked for
   */
  Comparison(ItemTable table, LiveItems live, WorkSpace work, int threads) {
    this.table = table;
    this.live = live;
    this.work = work;
    this.threads = threads;
  }

  /** Compares some items, reading only those; they are found in no order, by several threads. */
  void ofKeys(TableItems then, Set<ItemKey> keys, Consumer<RevertChange> found) {
    try (Senders readers = new Senders(threads)) {
      for (ItemKey key : keys) {
        readers.send(() -> found.accept(new RevertChange(key, table.get(key), then.find(key))));
      }
      readers.await();
    }
  }

  /** Compares all items that belong to a selection, reading the whole table. */
  void ofAll(TableItems then, ItemSelection selection, Consumer<RevertChange> found) {
    try (OrderedStore now = work.newStore()) {
      live.scan(
          () -> (key, item) -> now.keepGreater(CanonicalKey.of(key).toBytes(), item.toBytes()));
      new Difference(selection, found).between(then, now);
    }
  }
}
