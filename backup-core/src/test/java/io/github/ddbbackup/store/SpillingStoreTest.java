package io.github.ddbbackup.store;

import java.nio.file.Path;

class SpillingStoreTest extends OrderedStoreContract {

  @Override
  OrderedStore open(Path folder) {
    return new WorkSpace(folder, 120_000).newStore();
  }
}
