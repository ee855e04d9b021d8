package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The objects that the catalog consists of. Two writers at a time do not undo each other's work:
 * the later one is refused and looks again.
 */
public interface CatalogObjects {

  /**
   * An object as it was read.
   *
   * @param content what it holds, which is text in UTF-8
   * @param version tells it from what it was before and will be after
   */
  record Stored(String content, String version) {

    /** Checks that nothing is null. */
    public Stored {
      requireNonNull(content);
      requireNonNull(version);
    }
  }

  /**
   * An object that is there.
   *
   * @param key its key
   * @param modified when it was written
   * @param bytes how long it is
   */
  record Listed(String key, Instant modified, long bytes) {

    /** Checks that nothing is null. */
    public Listed {
      requireNonNull(key);
      requireNonNull(modified);
    }
  }

  /**
   * Reads an object.
   *
   * @param key its key
   * @return the object; empty when there is none
   */
  Optional<Stored> get(String key);

  /**
   * Writes an object that is not there.
   *
   * @param key its key
   * @param content what it holds
   * @return false when it is there by now, and nothing was written
   */
  boolean create(String key, String content);

  /**
   * Writes an object that is there.
   *
   * @param key its key
   * @param content what it holds from now on
   * @param version what it was when it was read
   * @return false when it has changed since, and nothing was written
   */
  boolean replace(String key, String content, String version);

  /**
   * Removes an object, if it is there.
   *
   * @param key its key
   */
  void delete(String key);

  /**
   * Lists objects.
   *
   * @param prefix what their keys begin with
   * @return all of them, in the order of their keys
   */
  List<Listed> list(String prefix);
}
