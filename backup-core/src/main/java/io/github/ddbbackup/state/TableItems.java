package io.github.ddbbackup.state;

import com.google.common.base.Supplier;
import com.google.common.base.Suppliers;
import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.store.OrderedStore;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The items of a table as they were at an instant. They may be more than memory holds. Thread-safe,
 * but for the cursors.
 */
public final class TableItems implements AutoCloseable {

  private final OrderedStore store;
  private final StateSummary summary;
  private final Supplier<Long> count;

  TableItems(OrderedStore store, StateSummary summary) {
    this.store = store;
    this.summary = summary;
    count = Suppliers.memoize(() -> store.count(Candidate::isItem));
  }

  /**
   * What they were made of.
   *
   * @return the summary
   */
  public StateSummary summary() {
    return summary;
  }

  /**
   * How many there are. The first call goes over all of them.
   *
   * @return the number
   */
  public long count() {
    return count.get();
  }

  /**
   * Finds an item.
   *
   * @param key its key
   * @return the item, a JSON object of typed values; empty if there was none, or it was not among
   *     those asked for
   */
  public Optional<Json> find(ItemKey key) {
    return find(CanonicalKey.of(key));
  }

  /**
   * Finds an item.
   *
   * @param key its key
   * @return the item, a JSON object of typed values; empty if there was none, or it was not among
   *     those asked for
   */
  public Optional<Json> find(CanonicalKey key) {
    return store.get(key.toBytes()).flatMap(Candidate::item);
  }

  /**
   * Whether what is said here of an item is certain: what it was, or that there was none. It is not
   * where changes may be missing, in a {@link io.github.ddbbackup.catalog.Gap}, between the instant
   * and whatever tells of the item; nor, without a baseline, where nothing tells of it.
   *
   * @param key its key
   * @return false also if it was not among those asked for
   */
  public boolean isCertain(ItemKey key) {
    if (summary.gap().isPresent()) {
      return false;
    }
    if (summary.isAcrossNoGap() && summary.baseline()) {
      return true;
    }
    Optional<byte[]> told = store.get(CanonicalKey.of(key).toBytes());
    return summary.isAcrossNoGap()
        ? told.isPresent()
        : told.filter(Candidate::isOfEpoch).isPresent();
  }

  /**
   * Gives all items in the order of the canonical keys.
   *
   * @param consumer takes each item's key and the item, a JSON object of typed values
   */
  public void forEach(BiConsumer<CanonicalKey, Json> consumer) {
    try (ItemCursor cursor = cursor()) {
      while (cursor.next()) {
        consumer.accept(cursor.key(), cursor.item());
      }
    }
  }

  /**
   * Goes over all items in the order of the canonical keys, for example side by side with others.
   *
   * @return a cursor before the first item, to be closed before this
   */
  public ItemCursor cursor() {
    return new ItemCursor(store.cursor());
  }

  /** Takes away what is kept on disk. */
  @Override
  public void close() {
    store.close();
  }
}
