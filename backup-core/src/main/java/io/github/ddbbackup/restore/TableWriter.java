package io.github.ddbbackup.restore;

import io.github.ddbbackup.record.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Puts many items into a table, several requests at a time. What the table has no capacity for is
 * sent again; an item that it does not take as it is, is counted and named. For one caller.
 */
final class TableWriter implements AutoCloseable {

  /**
   * The text of the items of one request, in bytes. A request has at most 16 MB, see {@link
   * ItemTable#MOST_ITEMS}; a quarter of it is as fast and keeps memory small.
   */
  static final long MOST_BYTES = 4L << 20;

  private final ItemTable table;
  private final Function<Json, String> name;
  private final Persistence persistence;
  private final WriteTally tally;
  private final Senders senders;
  private List<Json> batch = new ArrayList<>();
  private long bytes;

  /**
   * Makes a writer.
   *
   * @param table where the items go
   * @param name the name of an item for people
   * @param senders how many requests are made at a time; at least 1
   * @param persistence how long the table is waited for
   * @param tally counts
   */
  TableWriter(
      ItemTable table,
      Function<Json, String> name,
      int senders,
      Persistence persistence,
      WriteTally tally) {
    this.table = table;
    this.name = name;
    this.persistence = persistence;
    this.tally = tally;
    this.senders = new Senders(senders);
  }

  /**
   * Takes an item to be put. Waits while all senders are busy.
   *
   * @param item the item, of another key than all before
   * @throws io.github.ddbbackup.event.BackupException if an earlier request failed
   */
  void put(Json item) {
    long size = item.size();
    if (batch.size() == ItemTable.MOST_ITEMS || bytes + size > MOST_BYTES) {
      flush();
    }
    batch.add(item);
    bytes += size;
  }

  /**
   * Waits until all items are written.
   *
   * @throws io.github.ddbbackup.event.BackupException if a request failed
   */
  void finish() {
    flush();
    senders.await();
  }

  private void flush() {
    List<Json> full = batch;
    batch = new ArrayList<>();
    bytes = 0;
    if (!full.isEmpty()) {
      senders.send(() -> write(full));
    }
  }

  private void write(List<Json> items) {
    Persistence.Waits waits = persistence.begin();
    List<Json> left = items;
    try {
      while (!left.isEmpty()) {
        List<Json> unprocessed = table.put(left);
        int taken = left.size() - unprocessed.size();
        tally.written(taken);
        left = unprocessed;
        if (!left.isEmpty()) {
          waits.await(taken > 0);
        }
      }
    } catch (RefusedItemException e) {
      refused(left, e);
    }
  }

  /** Which of several was refused, nobody says. */
  private void refused(List<Json> items, RefusedItemException why) {
    if (items.size() == 1) {
      tally.refused(new RefusedItem(name.apply(items.get(0)), why.value()));
    } else {
      items.forEach(item -> write(List.of(item)));
    }
  }

  @Override
  public void close() {
    senders.close();
  }
}
