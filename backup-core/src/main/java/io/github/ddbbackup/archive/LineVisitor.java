package io.github.ddbbackup.archive;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.store.StoreException;

/** Is shown change lines. Each instance is used by one thread at a time. */
public interface LineVisitor {

  /**
   * Takes a line.
   *
   * @param bytes holds the line; only until the method returns
   * @param from where the line begins
   * @param to where it ends
   * @param object the object that it stands in
   * @throws StoreException if what it says can't be kept; that ends the reading
   * @throws BackupException if it is not a change line
   */
  void line(byte[] bytes, int from, int to, ArchivedObject object);
}
