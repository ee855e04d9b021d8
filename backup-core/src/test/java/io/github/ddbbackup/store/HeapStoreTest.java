package io.github.ddbbackup.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class HeapStoreTest extends OrderedStoreContract {

  private static final long SECRET = 0x5EC2E7;

  @Override
  OrderedStore open(Path folder) {
    return new HeapStore(SECRET);
  }

  @Test
  void knowsWhetherAValueIsGreater() {
    HeapStore store = new HeapStore(SECRET);
    store.keepGreater(new byte[] {1}, new byte[] {2, (byte) 0x80, 4});

    assertThat(store.hasGreater(new byte[] {1}, new byte[] {2, 0x7F, 9}, 2)).isTrue();
    assertThat(store.hasGreater(new byte[] {1}, new byte[] {1}, 1)).isTrue();
    assertThat(store.hasGreater(new byte[] {1}, new byte[] {}, 0)).isFalse();
    assertThat(store.hasGreater(new byte[] {2}, new byte[] {1}, 1)).isFalse();
  }
}
