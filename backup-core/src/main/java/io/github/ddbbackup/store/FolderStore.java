package io.github.ddbbackup.store;

import io.github.ddbbackup.event.BackupException;
import java.nio.file.Path;
import java.util.Optional;

/** A store on disk together with the folder that it alone uses. */
final class FolderStore implements OrderedStore {

  private final WorkFolder folder;
  private final OrderedStore store;

  private FolderStore(WorkFolder folder, OrderedStore store) {
    this.folder = folder;
    this.store = store;
  }

  /**
   * Makes a store.
   *
   * @param base where its folder goes
   * @return an empty store
   * @throws StoreException if it can't be made
   */
  static OrderedStore in(Path base) {
    WorkFolder folder = WorkFolder.in(base);
    try {
      RocksLibrary.load(folder.newFolder("library"));
      return new FolderStore(folder, new RocksStore(folder.newFolder("rocksdb")));
    } catch (LinkageError e) {
      folder.close();
      throw new StoreException(
          BackupException.Category.USER,
          "RocksDB, which keeps what memory can't, is not there",
          String.valueOf(e.getMessage()),
          "Add org.rocksdb:rocksdbjni to the class path, or give more memory.",
          e);
    } catch (StoreException e) {
      folder.close();
      throw e;
    }
  }

  @Override
  public void keepGreater(byte[] key, byte[] buffer, int length) {
    store.keepGreater(key, buffer, length);
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    return store.get(key);
  }

  @Override
  public Cursor cursor() {
    return store.cursor();
  }

  @Override
  public void close() {
    store.close();
    folder.close();
  }
}
