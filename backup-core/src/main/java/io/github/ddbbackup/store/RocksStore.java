package io.github.ddbbackup.store;

import io.github.ddbbackup.event.BackupException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteOptions;

/**
 * Keeps everything in files of <a href="https://rocksdb.org">RocksDB</a>. The greater of two values
 * is found by its merge operator {@code max} when files are merged, so that nothing is read when
 * something is written. Outside the heap it takes about 300 MB at most.
 */
final class RocksStore implements OrderedStore {

  private static final long WRITE_BUFFER = 64L << 20;
  private static final int WRITE_BUFFERS = 3;
  private static final long CACHE = 64L << 20;
  private static final int BLOCK = 16 << 10;
  private static final int BITS_PER_KEY = 10;

  /** What has to be freed besides the heap, in the order in which it was made. */
  private final List<AutoCloseable> resources = new ArrayList<>();

  private final RocksDB db;
  private final WriteOptions writing;

  /**
   * Opens a new store.
   *
   * @param folder where its files go; it exists and is empty
   */
  RocksStore(Path folder) {
    try {
      RocksDB.loadLibrary();
      writing = keep(new WriteOptions().setDisableWAL(true));
      db = keep(RocksDB.open(options(), folder.toString()));
    } catch (RocksDBException e) {
      close();
      throw failure(e);
    }
  }

  private Options options() {
    BlockBasedTableConfig table =
        new BlockBasedTableConfig()
            .setBlockCache(keep(new LRUCache(CACHE)))
            .setCacheIndexAndFilterBlocks(true)
            .setBlockSize(BLOCK)
            .setFilterPolicy(keep(new BloomFilter(BITS_PER_KEY)));
    return keep(new Options())
        .setCreateIfMissing(true)
        .setErrorIfExists(true)
        .setMergeOperatorName("max")
        .setWriteBufferSize(WRITE_BUFFER)
        .setMaxWriteBufferNumber(WRITE_BUFFERS)
        .setMaxBackgroundJobs(2)
        .setCompressionType(CompressionType.LZ4_COMPRESSION)
        .setTableFormatConfig(table);
  }

  private <T extends AutoCloseable> T keep(T resource) {
    resources.add(resource);
    return resource;
  }

  @Override
  public void keepGreater(byte[] key, byte[] buffer, int length) {
    try {
      db.merge(writing, key, length == buffer.length ? buffer : Arrays.copyOf(buffer, length));
    } catch (RocksDBException e) {
      throw failure(e);
    }
  }

  @Override
  public Optional<byte[]> get(byte[] key) {
    try {
      return Optional.ofNullable(db.get(key));
    } catch (RocksDBException e) {
      throw failure(e);
    }
  }

  @Override
  public Cursor cursor() {
    return new RocksCursor(db.newIterator());
  }

  @Override
  public void close() {
    Collections.reverse(resources);
    for (AutoCloseable resource : resources) {
      try {
        resource.close();
      } catch (Exception e) {
        throw failure(e);
      }
    }
    resources.clear();
  }

  private static StoreException failure(Exception e) {
    return new StoreException(
        BackupException.Category.SERVICE,
        "The temporary files can't be used",
        String.valueOf(e.getMessage()),
        "Make room on the disk, or name a folder that has room.",
        e);
  }

  private static final class RocksCursor implements Cursor {

    private final RocksIterator iterator;
    private boolean started;

    RocksCursor(RocksIterator iterator) {
      this.iterator = iterator;
    }

    @Override
    public boolean next() {
      if (started) {
        iterator.next();
      } else {
        iterator.seekToFirst();
        started = true;
      }
      if (iterator.isValid()) {
        return true;
      }
      check();
      return false;
    }

    /** The end of what can be read is not the end of what is there. */
    private void check() {
      try {
        iterator.status();
      } catch (RocksDBException e) {
        throw failure(e);
      }
    }

    @Override
    public byte[] key() {
      return iterator.key();
    }

    @Override
    public byte[] value() {
      return iterator.value();
    }

    @Override
    public void close() {
      iterator.close();
    }
  }
}
