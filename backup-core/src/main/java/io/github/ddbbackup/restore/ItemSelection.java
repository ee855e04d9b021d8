package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.history.KeyQuery;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which items of a table are brought back. */
public sealed interface ItemSelection {

  /** All of them. */
  record All() implements ItemSelection {}

  /**
   * Some items by their keys.
   *
   * @param keys the keys; at least one
   */
  record Keys(List<KeyQuery> keys) implements ItemSelection {

    /**
     * Copies the list.
     *
     * @throws BackupException if there is none
     */
    public Keys {
      keys = List.copyOf(keys);
      if (keys.isEmpty()) {
        throw BackupException.user(
            "No keys of items are given", "", "Give at least one, such as OrderId=42.");
      }
    }
  }

  /**
   * Items that match a filter, at the instant or now.
   *
   * @param filter the filter
   */
  record Matching(ItemFilter filter) implements ItemSelection {

    /** Checks that nothing is null. */
    public Matching {
      requireNonNull(filter);
    }
  }

  /**
   * Makes a selection of what people give.
   *
   * @param keys keys as {@link KeyQuery#of} reads them, with semicolons between
   * @param keysFile a file with such keys, one on each line; empty lines are passed over
   * @param filter a filter
   * @return those keys, or what matches the filter, or all if neither is given
   * @throws BackupException if more than one is given, or the keys can't be read
   */
  static ItemSelection of(
      Optional<String> keys, Optional<Path> keysFile, Optional<ItemFilter> filter) {
    if (Stream.of(keys, keysFile, filter).filter(Optional::isPresent).count() > 1) {
      throw BackupException.user(
          "More than one of keys, a file of keys and a filter is given",
          "",
          "Select items in one way.");
    }
    return keys.<ItemSelection>map(text -> ofKeys(KeyLists.split(text)))
        .or(() -> keysFile.map(file -> ofKeys(KeyLists.read(file))))
        .or(() -> filter.map(Matching::new))
        .orElseGet(All::new);
  }

  private static Keys ofKeys(List<String> texts) {
    return new Keys(texts.stream().map(KeyQuery::of).toList());
  }

  /**
   * Whether an item whose key is not asked for by name is brought back.
   *
   * @param images the item's images; some of them may be empty
   * @return whether it is
   */
  default boolean includes(List<Optional<Json>> images) {
    return !(this instanceof Matching matching)
        || images.stream()
            .flatMap(Optional::stream)
            .anyMatch(image -> matching.filter().matches(Item.of(image)));
  }
}
