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
  void showsWhatItKeeps() {
    HeapStore store = new HeapStore(SECRET);
    store.keepGreater(new byte[] {1}, new byte[] {2, 3});
    ValueCopy copy = new ValueCopy();

    assertThat(store.peek(new byte[] {1}, copy)).isTrue();
    assertThat(copy.length()).isEqualTo(2);
    assertThat(copy.bytes()).startsWith(2, 3);
  }
}
