package io.github.ddbbackup.local.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.lambda.runtime.InvocationResult;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever goes wrong, every change reaches the function, those of an item in order. */
class DeliveryPropertyTest {
  private static final List<String> STREAM_ERRORS =
      List.of("ExpiredIteratorException", "InternalServerError", "LimitExceededException");

  @Property(tries = 20)
  void everyChangeIsAcknowledgedInOrder(@ForAll long seed) throws IOException {
    Path folder = Files.createTempDirectory("poller");
    try {
      check(new Random(seed), new PollerBench(folder));
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  private static void check(Random random, PollerBench bench) {
    Map<String, String> items = new LinkedHashMap<>();
    List<String> acknowledged = new ArrayList<>();
    boolean reports = random.nextBoolean();
    bench.function(batch -> function(random, batch, reports, acknowledged));
    int shards = 0;
    bench.stream().open("shard0", Optional.empty());
    MappingPoller poller = start(random, bench, reports);
    for (int step = 0; step < 40; step++) {
      for (int i = random.nextInt(8); i > 0; i--) {
        String item = "item" + random.nextInt(4);
        items.put(bench.put("shard" + shards, item), item);
      }
      if (random.nextInt(10) == 0) {
        bench.stream().close("shard" + shards);
        bench.stream().open("shard" + (shards + 1), Optional.of("shard" + shards));
        shards++;
      }
      if (random.nextInt(8) == 0) {
        bench.stream().fail(STREAM_ERRORS.get(random.nextInt(STREAM_ERRORS.size())));
      }
      if (random.nextInt(10) == 0) {
        poller.close();
        poller = start(random, bench, reports);
      }
      bench.pass(Duration.ofMillis(random.nextInt(1_500)));
    }
    for (int minute = 0; minute < 60 && !acknowledged.containsAll(items.keySet()); minute++) {
      bench.pass(Duration.ofMinutes(1));
    }
    poller.close();
    assertThat(acknowledged).containsAll(items.keySet());
    assertInOrder(items, acknowledged);
  }

  /** The first time that each change is acknowledged comes after that of the item's one before. */
  private static void assertInOrder(Map<String, String> items, List<String> acknowledged) {
    Map<String, BigInteger> last = new HashMap<>();
    for (String number : new LinkedHashSet<>(acknowledged)) {
      BigInteger value = new BigInteger(number);
      BigInteger before = last.getOrDefault(items.get(number), BigInteger.ZERO);
      assertThat(value).isGreaterThan(before);
      last.put(items.get(number), value);
    }
  }

  private static MappingPoller start(Random random, PollerBench bench, boolean reports) {
    int size = 1 + random.nextInt(10);
    int window = random.nextInt(3);
    int factor = 1 + random.nextInt(3);
    boolean bisects = random.nextBoolean();
    return bench.start(
        settings -> {
          settings.put("BatchSize", size).put("MaximumBatchingWindowInSeconds", window);
          settings.put("ParallelizationFactor", factor);
          settings.put("BisectBatchOnFunctionError", bisects);
          if (reports) {
            settings.putArray("FunctionResponseTypes").add("ReportBatchItemFailures");
          }
        });
  }

  private static InvocationResult function(
      Random random, List<String> batch, boolean reports, List<String> acknowledged) {
    return switch (random.nextInt(reports ? 8 : 6)) {
      case 0 -> PollerBench.failure();
      case 1 -> throw new ApiException("TooManyRequestsException", 429, "Rate Exceeded.");
      case 2 -> throw new IllegalStateException("told to break off");
      case 6, 7 -> {
        int failed = random.nextInt(batch.size());
        acknowledged.addAll(batch.subList(0, failed));
        yield PollerBench.reporting(batch.get(failed));
      }
      default -> {
        acknowledged.addAll(batch);
        yield PollerBench.answer("{}");
      }
    };
  }
}
