package io.github.ddbbackup.store;

import java.nio.file.Path;

class RocksStoreTest extends OrderedStoreContract {

  @Override
  OrderedStore open(Path folder) {
    return new RocksStore(folder);
  }
}
