package io.github.ddbbackup.store;

import java.io.IOException;
import java.nio.file.Path;
import org.rocksdb.NativeLibraryLoader;

/** The part of RocksDB that is not Java. */
final class RocksLibrary {

  private static final String SOMEWHERE_ELSE = "ROCKSDB_SHAREDLIB_DIR";

  private RocksLibrary() {}

  /**
   * Loads it, if it is not loaded, out of a folder that is removed by the next process where this
   * one is killed; RocksDB itself would leave a file of many megabytes with the system's temporary
   * files. A library that is loaded stays when its file goes, but Windows does not let it go. Where
   * the folder does not do, RocksDB looks for a place by itself.
   *
   * @param folder where the library's file goes
   */
  static void load(Path folder) {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!posix || System.getenv(SOMEWHERE_ELSE) != null) {
      return;
    }
    try {
      NativeLibraryLoader.getInstance().loadLibrary(folder.toString());
    } catch (IOException | UnsatisfiedLinkError notThere) {
      // For example a disk from which nothing may be run. RocksDB.loadLibrary tells if it fails
      // too.
      return;
    }
  }
}
