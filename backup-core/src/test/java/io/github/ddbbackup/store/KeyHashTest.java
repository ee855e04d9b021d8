package io.github.ddbbackup.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyHashTest {

  private static final int KEYS = 10_000;

  private final KeyHash hash = new KeyHash(42);

  @Test
  void differsWithEachByteAndWithTheLength() {
    for (int length = 0; length < 40; length++) {
      Set<Integer> numbers = new HashSet<>(Set.of(hash.of(new byte[length])));
      assertThat(numbers.add(hash.of(new byte[length + 1]))).isTrue();
      for (int i = 0; i < length; i++) {
        byte[] key = new byte[length];
        key[i] = (byte) 0x80;
        assertThat(numbers.add(hash.of(key))).as("byte %s of %s", i, length).isTrue();
      }
    }
  }

  /** As keys are that count up: of their lowest and of their highest bits all are found. */
  @Test
  void spreadsKeysThatHaveMostInCommon() {
    for (int where = 0; where < 20; where++) {
      int[] highest = new int[64];
      int[] lowest = new int[64];
      for (int i = 0; i < KEYS; i++) {
        int number = hash.of(ByteBuffer.allocate(24).putInt(where, i).array());
        highest[number >>> 26]++;
        lowest[number & 63]++;
      }
      assertThat(IntStream.of(highest)).allMatch(KeyHashTest::isOneOf64);
      assertThat(IntStream.of(lowest)).allMatch(KeyHashTest::isOneOf64);
    }
  }

  private static boolean isOneOf64(int count) {
    return count > KEYS / 64 / 2 && count < KEYS / 64 * 2;
  }

  /** Words that differ in their highest bits alone, whose products differ in few bits. */
  @Test
  void givesKeysOtherNumbersWithAnotherSecret() {
    int alike = 0;
    for (int i = 0; i < KEYS; i++) {
      byte[] key = ByteBuffer.allocate(16).putLong(0, (long) i << 40).putLong(8, i).array();
      alike += hash.of(key) == new KeyHash(43).of(key) ? 1 : 0;
    }
    assertThat(alike).isLessThan(3);
  }
}
