package io.github.ddbbackup.store;

import io.github.ddbbackup.event.BackupException;
import java.nio.file.Path;
import java.security.SecureRandom;

/**
 * How much memory work on many items may take, and where the rest goes.
 *
 * @param folder in which temporary files are made, each run's in a folder of its own
 * @param heapBytes how many bytes a store keeps in memory, about; at least 1
 */
public record WorkSpace(Path folder, long heapBytes) {

  /** The rest is for what reads and decodes, and for a second store that is compared with. */
  private static final int SHARE_OF_HEAP = 4;

  /**
   * Checks the size.
   *
   * @throws BackupException if it is less than 1
   */
  public WorkSpace {
    if (heapBytes < 1) {
      throw BackupException.user(
          "Not an amount of memory", Long.toString(heapBytes), "Use at least 1 byte.");
    }
  }

  /**
   * A quarter of what the JVM may take, and a folder.
   *
   * @param folder in which temporary files are made
   * @return the space
   */
  public static WorkSpace in(Path folder) {
    return new WorkSpace(folder, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
  }

  /**
   * A quarter of what the JVM may take, and the folder that {@code java.io.tmpdir} names.
   *
   * @return the space
   */
  public static WorkSpace ofSystem() {
    return in(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /**
   * Makes a folder for temporary files. What processes left that have ended goes.
   *
   * @return an empty folder, to be closed
   * @throws StoreException if it can't be made
   */
  public WorkFolder newFolder() {
    return WorkFolder.in(folder);
  }

  /**
   * Makes a store. Nothing is written to the folder before memory is used up; that needs {@code
   * org.rocksdb:rocksdbjni} on the class path.
   *
   * @return an empty store, to be closed
   */
  public OrderedStore newStore() {
    return new SpillingStore(
        heapBytes, new SecureRandom().nextLong(), () -> FolderStore.in(folder));
  }
}
