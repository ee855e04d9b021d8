package io.github.ddbbackup.verify;

import io.github.ddbbackup.archive.Damage;
import io.github.ddbbackup.state.BaselineItems;
import io.github.ddbbackup.store.OrderedStore;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The snapshots whose items were kept to be compared. One that is damaged proves nothing: of an
 * item that it does not have no one can say whether it was there.
 *
 * @param usable those that are whole, the earliest first, by the number under which their items are
 *     kept
 * @param damages what of the others could not be read
 */
record KeptSnapshots(NavigableMap<Integer, BaselineItems> usable, List<Damage> damages) {

  /**
   * Keeps items.
   *
   * @param snapshots the snapshots, the earliest first
   * @param table the number of their table
   * @param store where they are kept
   */
  static KeptSnapshots keep(List<BaselineItems> snapshots, int table, OrderedStore store) {
    NavigableMap<Integer, BaselineItems> usable = new TreeMap<>();
    List<Damage> damages = new ArrayList<>();
    for (int number = 0; number < snapshots.size(); number++) {
      BaselineItems items = snapshots.get(number);
      List<Damage> found = items.read(Entry.keeperOf(table, Entry.SNAPSHOT, number, store));
      if (found.isEmpty()) {
        usable.put(number, items);
      }
      damages.addAll(found);
    }
    return new KeptSnapshots(usable, damages);
  }
}
