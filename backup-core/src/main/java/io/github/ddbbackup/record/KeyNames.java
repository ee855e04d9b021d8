package io.github.ddbbackup.record;

import io.github.ddbbackup.event.BackupException;
import java.util.Set;

/**
 * The names of the attributes that make up the keys of a table.
 *
 * @param names the names; one or two
 */
public record KeyNames(Set<String> names) {

  /**
   * Checks the number of names.
   *
   * @throws BackupException if there is none, or there are more than two
   */
  public KeyNames {
    names = Set.copyOf(names);
    if (names.isEmpty() || names.size() > 2) {
      throw BackupException.user(
          "Not the names of a key", names.toString(), "A key has one or two attributes.");
    }
  }

  /**
   * The key of an item.
   *
   * @param item a JSON object of typed values
   * @return its key
   * @throws BackupException if it lacks an attribute of the key, or one is not of type S, N or B
   */
  public CanonicalKey keyOf(Json item) {
    byte[] text = item.toBytes();
    try {
      ItemKey key = new KeyReader(text, text.length, names::contains).read(0);
      if (key.attributes().size() < names.size()) {
        throw new MalformedJsonException("an attribute of the key is missing", 0);
      }
      return CanonicalKey.of(key);
    } catch (MalformedJsonException e) {
      throw BackupException.user(
          "Not an item with the key " + String.join(", ", names.stream().sorted().toList()),
          item.toString(),
          "See whether it belongs to this table: " + e.getMessage() + ".",
          e);
    }
  }
}
