package io.github.ddbbackup.state;

import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.store.OrderedStore;

/** A place in the order of items. Serves one thread. */
public final class ItemCursor implements AutoCloseable {

  private final OrderedStore.Cursor cursor;

  ItemCursor(OrderedStore.Cursor cursor) {
    this.cursor = cursor;
  }

  /**
   * Goes to the next item.
   *
   * @return whether there is one
   */
  public boolean next() {
    while (cursor.next()) {
      if (Candidate.isItem(cursor.value())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The item's key.
   *
   * @return the key
   */
  public CanonicalKey key() {
    return CanonicalKey.fromBytes(cursor.key());
  }

  /**
   * The item.
   *
   * @return a JSON object of typed values
   */
  public Json item() {
    return Candidate.item(cursor.value()).orElseThrow();
  }

  @Override
  public void close() {
    cursor.close();
  }
}
