package io.github.ddbbackup.local.lambda.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingPollerTest {
  private static final Duration SOON = Duration.ofMillis(200);

  @TempDir private Path folder;
  private PollerBench bench;

  @BeforeEach
  void open() {
    bench = new PollerBench(folder);
    bench.stream().open("one", Optional.empty());
  }

  @Test
  void handsOverWhatIsThereAndWhatComes() {
    String first = bench.put("one", "a");
    bench.start(settings -> {});
    assertThat(bench.batches()).containsExactly(List.of(first));

    String second = bench.put("one", "b");
    String third = bench.put("one", "a");
    bench.pass(SOON);

    assertThat(bench.batches()).containsExactly(List.of(first), List.of(second, third));
    assertThat(bench.results()).containsOnly("OK");
  }

  @Test
  void saysNothingBeforeTheFirstBatch() {
    bench.start(settings -> {});
    bench.pass(Duration.ofSeconds(5));

    assertThat(bench.results()).isEmpty();
  }

  @Test
  void startsWithWhatComesIfToldTo() {
    bench.put("one", "a");
    bench.start(settings -> settings.put("StartingPosition", "LATEST"));
    String later = bench.put("one", "b");
    bench.pass(SOON);

    assertThat(bench.batches()).containsExactly(List.of(later));
  }

  @Test
  void cutsBatchesToTheirSize() {
    List<String> all = IntStream.range(0, 7).mapToObj(i -> bench.put("one", "a")).toList();
    bench.start(settings -> settings.put("BatchSize", 3));
    bench.pass(SOON);

    assertThat(bench.batches())
        .containsExactly(all.subList(0, 3), all.subList(3, 6), all.subList(6, 7));
  }

  @Test
  void cutsBatchesToSixMegabytes() {
    String text = "é".repeat(200_000);
    for (int i = 0; i < 40; i++) {
      bench.stream().put("one", "a", bench.now(), text);
    }
    bench.start(settings -> settings.put("BatchSize", 1000));
    bench.pass(SOON);

    assertThat(bench.batches().stream().mapToInt(List::size).sum()).isEqualTo(40);
    assertThat(bench.batches()).hasSize(3);
    assertThat(IntStream.range(0, 3).map(bench::eventBytes).max().orElseThrow())
        .isBetween(5_500_000, 6 * 1024 * 1024);
  }

  @Test
  void waitsForTheWindowButNoLonger() {
    bench.start(settings -> settings.put("MaximumBatchingWindowInSeconds", 3));
    String first = bench.put("one", "a");
    bench.pass(Duration.ofSeconds(2));
    assertThat(bench.batches()).isEmpty();
    String second = bench.put("one", "b");
    bench.pass(Duration.ofMillis(1_400));

    assertThat(bench.batches()).containsExactly(List.of(first, second));
  }

  @Test
  void readsChildrenAfterTheirParents() {
    bench.stream().open("two", Optional.of("one"));
    bench.stream().open("three", Optional.of("two"));
    bench.stream().open("orphan", Optional.of("trimmed"));
    String third = bench.put("three", "a");
    String second = bench.put("two", "a");
    String other = bench.put("orphan", "b");
    bench.start(settings -> {});
    assertThat(bench.batches()).containsExactly(List.of(other));

    String first = bench.put("one", "a");
    bench.stream().close("one");
    bench.pass(SOON);
    assertThat(bench.batches()).containsExactly(List.of(other), List.of(first), List.of(second));
    bench.stream().close("two");
    bench.pass(SOON);

    assertThat(bench.batches()).last().isEqualTo(List.of(third));
    assertThat(bench.batches()).hasSize(4);
  }

  @Test
  void doesNotWaitForTheWindowAtTheEndOfAShard() {
    String only = bench.put("one", "a");
    bench.stream().close("one");
    bench.start(settings -> settings.put("MaximumBatchingWindowInSeconds", 300));

    assertThat(bench.batches()).containsExactly(List.of(only));
  }

  @Test
  void goesOnWhereAnEarlierPollerStopped() {
    bench.put("one", "a");
    bench.start(settings -> {}).close();
    String later = bench.put("one", "b");
    bench.start(settings -> {});

    assertThat(bench.batches()).hasSize(2).last().isEqualTo(List.of(later));
  }

  @Test
  void passesOverWhatAFilterLeavesOutForGood() {
    bench.put("one", "a");
    String kept = bench.put("one", "b");
    bench.put("one", "a");
    bench.start(MappingPollerTest::passOnB).close();
    assertThat(bench.batches()).containsExactly(List.of(kept));

    bench.put("one", "a");
    bench.start(MappingPollerTest::passOnB).close();
    String later = bench.put("one", "a");
    bench.start(settings -> {});

    assertThat(bench.batches()).containsExactly(List.of(kept), List.of(later));
  }

  private static void passOnB(ObjectNode settings) {
    settings
        .putObject("FilterCriteria")
        .putArray("Filters")
        .addObject()
        .put("Pattern", "{\"dynamodb\":{\"Keys\":{\"id\":{\"S\":[\"b\"]}}}}");
  }

  @Test
  void startsAnewOnceForgotten() {
    String first = bench.put("one", "a");
    bench.start(settings -> {}).close();
    bench.forget();
    bench.start(settings -> {});

    assertThat(bench.batches()).containsExactly(List.of(first), List.of(first));
  }

  @Test
  void readsOnAfterWhatGoesWrongWithTheStream() {
    String first = bench.put("one", "a");
    bench.start(settings -> {});
    bench.stream().fail("ExpiredIteratorException");
    bench.stream().fail("ProvisionedThroughputExceededException");
    bench.stream().fail("InternalServerError");
    String second = bench.put("one", "b");
    bench.pass(Duration.ofSeconds(5));

    assertThat(bench.batches()).containsExactly(List.of(first), List.of(second));
    assertThat(bench.results()).contains("PROBLEM: told to fail").last().isEqualTo("OK");
  }

  @Test
  void keepsTheOrderOfEachItemWhenItRunsSeveralBatchesAtOnce() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      expected.add(bench.put("one", "item" + i % 5));
    }
    bench.start(settings -> settings.put("ParallelizationFactor", 3));
    bench.pass(SOON);

    assertThat(bench.batches().stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(expected);
    assertThat(bench.batches()).hasSizeBetween(2, 3);
    assertThat(bench.batches()).allSatisfy(batch -> assertThat(batch).isSorted());
    for (int item = 0; item < 5; item++) {
      String first = expected.get(item);
      String second = expected.get(item + 5);
      assertThat(bench.batches()).anyMatch(batch -> batch.containsAll(List.of(first, second)));
    }
  }

  @Test
  void givesTheEventAsLambdaDoes() {
    bench.put("one", "a");
    bench.stream().last("one").put("eventName", "REMOVE");
    bench.stream()
        .last("one")
        .putObject("userIdentity")
        .put("PrincipalId", "dynamodb.amazonaws.com")
        .put("Type", "Service");
    bench.stream().last("one").withObject("/dynamodb/OldImage/n").put("N", "1E+2");
    bench.start(settings -> {});

    JsonNode given = bench.event(0).path("Records").get(0);
    assertThat(given.toString())
        .isEqualTo(
            Json.parse(
                    """
                    {"eventID":"id-1000000000000000","eventName":"REMOVE","eventVersion":"1.1",
                     "eventSource":"aws:dynamodb","awsRegion":"eu-west-1",
                     "dynamodb":{"ApproximateCreationDateTime":1795370400,"Keys":{"id":{"S":"a"}},
                      "NewImage":{"text":{"S":"x"}},"SequenceNumber":"1000000000000000",
                      "SizeBytes":7,"StreamViewType":"NEW_IMAGE","OldImage":{"n":{"N":"1E+2"}}},
                     "userIdentity":{"type":"Service","principalId":"dynamodb.amazonaws.com"},
                     "eventSourceARN":"%s"}"""
                        .formatted(FakeStream.ARN)
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString());
  }
}
