package io.github.ddbbackup.archive;

import io.github.ddbbackup.event.BackupException;

/** Is shown change lines. Each instance is used by one thread at a time. */
public interface LineVisitor {

  /**
   * Takes a line.
   *
   * @param bytes holds the line; only until the method returns
   * @param from where the line begins
   * @param to where it ends
   * @param object the object that it stands in
   * @throws BackupException if it is not a change line
   */
  void line(byte[] bytes, int from, int to, ArchivedObject object);
}
