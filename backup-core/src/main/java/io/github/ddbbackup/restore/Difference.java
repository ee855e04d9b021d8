package io.github.ddbbackup.restore;

import io.github.ddbbackup.record.CanonicalKey;
import io.github.ddbbackup.record.Json;
import io.github.ddbbackup.state.ItemCursor;
import io.github.ddbbackup.state.TableItems;
import io.github.ddbbackup.store.OrderedStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares items as they were with items as they are. Both come in the order of their keys, so that
 * none has to be kept.
 */
final class Difference {

  private final ItemSelection selection;
  private final Consumer<RevertChange> found;

  /**
   * Makes a comparison.
   *
   * @param selection which items are compared
   * @param found takes each item, also those that are what they were
   */
  Difference(ItemSelection selection, Consumer<RevertChange> found) {
    this.selection = selection;
    this.found = found;
  }

  /**
   * Compares.
   *
   * @param then the items as they were
   * @param live the items as they are, as JSON by their canonical keys
   */
  void between(TableItems then, OrderedStore live) {
    try (ItemCursor was = then.cursor();
        OrderedStore.Cursor is = live.cursor()) {
      boolean more = was.next();
      boolean moreLive = is.next();
      while (more || moreLive) {
        int order = order(more, was, moreLive, is);
        CanonicalKey key = order <= 0 ? was.key() : CanonicalKey.fromBytes(is.key());
        tell(
            key,
            order >= 0 ? Optional.of(Json.ofChecked(is.value())) : Optional.empty(),
            order <= 0 ? Optional.of(was.item()) : Optional.empty());
        more = order <= 0 ? was.next() : more;
        moreLive = order >= 0 ? is.next() : moreLive;
      }
    }
  }

  private static int order(boolean more, ItemCursor was, boolean moreLive, OrderedStore.Cursor is) {
    if (!more || !moreLive) {
      return more ? -1 : 1;
    }
    return was.key().compareTo(CanonicalKey.fromBytes(is.key()));
  }

  private void tell(CanonicalKey key, Optional<Json> live, Optional<Json> then) {
    if (selection.includes(List.of(then, live))) {
      found.accept(new RevertChange(key.toItemKey(), live, then));
    }
  }
}
