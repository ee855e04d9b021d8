package io.github.ddbbackup.archive;

import io.github.ddbbackup.naming.TableName;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** The objects of a backup. Thread-safe. */
public interface Archive {

  /**
   * Finds the objects that can hold changes of one table that were made in a span of time. A change
   * comes to the backup after it was made, and up to a day later.
   *
   * @param table the table
   * @param span when the changes were made
   * @return the objects, sorted by their keys
   * @throws io.github.ddbbackup.event.BackupException if the bucket can't be read
   */
  Listing list(TableName table, TimeSpan span);

  /**
   * Opens an object.
   *
   * @param object the object
   * @return its bytes as they lie there, to be closed; reading them throws a {@link
   *     io.github.ddbbackup.event.BackupException} where the connection fails, which is no damage
   * @throws io.github.ddbbackup.event.BackupException if it can't be read
   * @throws IOException if it can't be read
   */
  InputStream open(ArchivedObject object) throws IOException;

  /**
   * What was found.
   *
   * @param objects the objects, sorted by their keys
   * @param strangers the keys of objects under the table's prefix that are not where the backup
   *     puts its objects, in order; nothing is read from them
   */
  record Listing(List<ArchivedObject> objects, List<String> strangers) {

    /** Copies the lists. */
    public Listing {
      objects = List.copyOf(objects);
      strangers = List.copyOf(strangers);
    }

    /**
     * The size of all objects as they lie there.
     *
     * @return in bytes
     */
    public long bytes() {
      return objects.stream().mapToLong(ArchivedObject::bytes).sum();
    }
  }
}
