package io.github.ddbbackup.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store does. */
abstract class OrderedStoreContract {

  private static final long SEED = 20_261_122;
  private static final int ROUNDS_OF_WRITING = 20_000;

  @TempDir Path folder;
  private OrderedStore store = new HeapStore(SEED);

  abstract OrderedStore open(Path folder);

  @BeforeEach
  void open() {
    store = open(folder);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsTheGreatestValueWhateverTheOrder() {
    put("k", "b");
    put("k", "c");
    put("k", "a");
    put("k", "ca");
    put("k", "c");

    assertThat(all()).containsExactly(Map.entry("k", "ca"));
    assertThat(store.get(bytes("k"))).hasValue(bytes("ca"));
    assertThat(store.get(bytes("other"))).isEmpty();
  }

  /** Whether the greater value is as long as the one that was there, or fits in its place. */
  @Test
  void keepsTheGreatestValueOfAnyLength() {
    for (String value : List.of("aaaaaaaa", "b", "bcdefg", "bd", "be" + "e".repeat(50), "c", "")) {
      put("k", value);
      put("l" + value.length(), value);
      put("k", "a");
    }

    put("k", "d".repeat(9));
    put("k", "dda");
    assertThat(store.get(bytes("k"))).hasValue(bytes("ddddddddd"));
    assertThat(store.get(bytes("l52"))).hasValue(bytes("be" + "e".repeat(50)));
    assertThat(store.get(bytes("l1"))).hasValue(bytes("c"));
    assertThat(all()).containsEntry("k", "ddddddddd").containsEntry("l0", "").hasSize(7);
  }

  @Test
  void comparesBytesWithoutTheirSign() {
    store.keepGreater(new byte[] {(byte) 0x80}, new byte[] {0x7F});
    store.keepGreater(new byte[] {(byte) 0x80}, new byte[] {(byte) 0xFF});
    store.keepGreater(new byte[] {0x7F}, new byte[] {1});

    List<byte[]> keys = new ArrayList<>();
    try (OrderedStore.Cursor cursor = store.cursor()) {
      while (cursor.next()) {
        keys.add(cursor.key());
      }
    }
    assertThat(keys).containsExactly(new byte[] {0x7F}, new byte[] {(byte) 0x80});
    assertThat(store.get(new byte[] {(byte) 0x80})).hasValue(new byte[] {(byte) 0xFF});
  }

  @Test
  void takesOnlyTheBeginningOfTheBuffer() {
    byte[] buffer = bytes("value and more");
    store.keepGreater(bytes("k"), buffer, 5);
    Arrays.fill(buffer, (byte) 0);

    assertThat(all()).containsExactly(Map.entry("k", "value"));
  }

  /** A store need not know; what it says is so. */
  @Test
  void saysThatAValueIsGreaterOnlyWhereItIs() {
    assertThat(hasGreater("k", "a")).isFalse();
    put("k", "b".repeat(10_000));
    put("k", "cb");
    put("k", "a");

    assertThat(hasGreater("k", "c")).isFalse();
    assertThat(hasGreater("k", "cb")).isFalse();
    assertThat(hasGreater("k", "cba")).isFalse();
    assertThat(hasGreater("k", "d")).isFalse();
    assertThat(hasGreater("k", "\u007f")).isFalse();
    assertThat(hasGreater("l", "a")).isFalse();
  }

  private boolean hasGreater(String key, String beginning) {
    return store.hasGreater(bytes(key), bytes(beginning + "zz"), beginning.length());
  }

  /**
   * A value that was never there, put together of two, would be greater than both. Nothing greater
   * than the value that is offered next has been offered before.
   */
  @Test
  void saysNothingOfValuesThatWereNeverThere() throws Exception {
    AtomicReference<byte[]> next = new AtomicReference<>(low(1));
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (int i = 1; i <= ROUNDS_OF_WRITING; i++) {
                next.set(low(i));
                store.keepGreater(bytes("k"), low(i));
                byte[] high = low(i);
                Arrays.fill(high, 2, high.length, (byte) 0xFF);
                next.set(high);
                store.keepGreater(bytes("k"), high);
                put("of its own " + i, "v");
              }
            });
    while (!writing.isDone()) {
      byte[] offered = next.get();
      boolean greater = store.hasGreater(bytes("k"), offered, offered.length);
      assertThat(greater && Arrays.equals(next.get(), offered)).isFalse();
    }
    writing.get(1, TimeUnit.MINUTES);
  }

  private static byte[] low(int number) {
    byte[] low = new byte[21];
    low[0] = (byte) (number >> 8);
    low[1] = (byte) number;
    return low;
  }

  @Test
  void countsTheKeysWhoseValuesCount() {
    for (int i = 0; i < 1_000; i++) {
      put("k" + i, "v");
      put("k" + i, i % 3 == 0 ? "w" : "");
    }

    assertThat(store.count(value -> true)).isEqualTo(1_000);
    assertThat(store.count(value -> value[0] == 'w')).isEqualTo(334);
    assertThat(store.count(value -> false)).isZero();
  }

  @Test
  void keepsEmptyKeysAndValues() {
    put("", "");

    assertThat(all()).containsExactly(Map.entry("", ""));
  }

  @Test
  void hasNothingAtFirst() {
    assertThat(all()).isEmpty();
    assertThat(store.get(bytes("k"))).isEmpty();
  }

  @Test
  void isWrittenByManyThreadsAndReadInOrder() throws Exception {
    Map<byte[], byte[]> expected = new TreeMap<>(Arrays::compareUnsigned);
    Random random = new Random(SEED);
    ExecutorService pool = Executors.newFixedThreadPool(4);
    List<Future<?>> running = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      List<byte[]> pairs = new ArrayList<>();
      for (int j = 0; j < 5_000; j++) {
        byte[] key = random(random, 3);
        byte[] value = random(random, 40);
        expected.merge(key, value, OrderedStoreContract::greater);
        pairs.add(key);
        pairs.add(value);
      }
      running.add(pool.submit(() -> putAll(pairs)));
    }
    for (Future<?> future : running) {
      future.get();
    }
    pool.shutdown();

    List<byte[]> found = new ArrayList<>();
    try (OrderedStore.Cursor cursor = store.cursor()) {
      while (cursor.next()) {
        found.add(cursor.key());
        assertThat(cursor.value()).isEqualTo(expected.get(cursor.key()));
      }
    }
    assertThat(found)
        .usingElementComparator(Comparator.comparing(Arrays::hashCode))
        .isEqualTo(List.copyOf(expected.keySet()));
  }

  private void putAll(List<byte[]> pairs) {
    for (int i = 0; i < pairs.size(); i += 2) {
      store.keepGreater(pairs.get(i), pairs.get(i + 1));
    }
  }

  private static byte[] greater(byte[] one, byte[] other) {
    return Arrays.compareUnsigned(one, other) >= 0 ? one : other;
  }

  private static byte[] random(Random random, int longest) {
    byte[] bytes = new byte[random.nextInt(longest + 1)];
    random.nextBytes(bytes);
    return bytes;
  }

  private void put(String key, String value) {
    store.keepGreater(bytes(key), bytes(value));
  }

  private Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    try (OrderedStore.Cursor cursor = store.cursor()) {
      while (cursor.next()) {
        all.put(text(cursor.key()), text(cursor.value()));
      }
    }
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
