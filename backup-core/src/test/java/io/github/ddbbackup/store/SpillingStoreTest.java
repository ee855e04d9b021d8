package io.github.ddbbackup.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SpillingStoreTest extends OrderedStoreContract {

  @Override
  OrderedStore open(Path folder) {
    return new WorkSpace(folder, 120_000).newStore();
  }

  @Test
  void knowsWhetherAValueInMemoryIsGreater() {
    try (OrderedStore store = new WorkSpace(folder, 1 << 20).newStore()) {
      store.keepGreater(new byte[] {1}, new byte[] {3});

      assertThat(store.hasGreater(new byte[] {1}, new byte[] {2}, 1)).isTrue();
    }
  }
}
