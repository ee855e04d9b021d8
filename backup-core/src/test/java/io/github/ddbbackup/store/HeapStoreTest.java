package io.github.ddbbackup.store;

import java.nio.file.Path;

class HeapStoreTest extends OrderedStoreContract {

  @Override
  OrderedStore open(Path folder) {
    return new HeapStore();
  }
}
