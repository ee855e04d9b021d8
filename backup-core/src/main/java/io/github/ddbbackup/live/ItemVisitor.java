package io.github.ddbbackup.live;

import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;

/** Is shown the items of a table. Each instance is used by one thread at a time. */
public interface ItemVisitor {

  /**
   * Takes an item.
   *
   * @param key its key
   * @param item the item, a JSON object of typed attribute values
   */
  void item(ItemKey key, Json item);

  /**
   * Is told after the items of each answer, and when a segment has been read, which is as far as a
   * scan can be gone on with. An answer may have no items.
   *
   * @param position how far the segment has been read
   */
  default void read(SegmentPosition position) {}
}
