package io.github.ddbbackup.store;

import java.nio.file.Path;

class HeapStoreTest extends OrderedStoreContract {

  private static final long SECRET = 0x5EC2E7;

  @Override
  OrderedStore open(Path folder) {
    return new HeapStore(SECRET);
  }
}
