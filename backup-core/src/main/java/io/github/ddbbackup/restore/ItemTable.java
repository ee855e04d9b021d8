package io.github.ddbbackup.restore;

import io.github.ddbbackup.record.ItemKey;
import io.github.ddbbackup.record.Json;
import java.util.List;
import java.util.Optional;

/** The items of one table, as a restore reads and writes them. Thread-safe. */
interface ItemTable {

  /**
   * As many items as one request takes, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">
   * BatchWriteItem</a>.
   */
  int MOST_ITEMS = 25;

  /**
   * Puts items, whatever there was before.
   *
   * @param items at most {@link #MOST_ITEMS}, each of another key
   * @return those that the table had no capacity for, to be put again later
   * @throws RefusedItemException if the table does not take one of them as it is; then none is put
   */
  List<Json> put(List<Json> items);

  /**
   * Reads an item, as all writes before left it.
   *
   * @param key its key
   * @return the item; empty when there is none
   */
  Optional<Json> get(ItemKey key);

  /**
   * Makes one item what it should be, if it still is what the plan saw.
   *
   * @param change the change
   * @return what came of it
   */
  ConditionalWrite write(RevertChange change);
}
