package io.github.ddbbackup.local.lambda.mapping;

import static io.github.ddbbackup.local.lambda.mapping.PollerBench.answer;
import static io.github.ddbbackup.local.lambda.mapping.PollerBench.failure;
import static io.github.ddbbackup.local.lambda.mapping.PollerBench.reporting;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FailedBatchTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir private Path folder;
  private PollerBench bench;
  private List<String> numbers;

  @BeforeEach
  void open() {
    bench = new PollerBench(folder);
    bench.stream().open("one", Optional.empty());
    numbers = IntStream.range(0, 4).mapToObj(i -> bench.put("one", "a")).toList();
  }

  @Test
  void triesTheSameBatchAgainWithLongerAndLongerWaits() {
    bench.function(batch -> failure());
    bench.start(settings -> {});
    String later = bench.put("one", "a");
    bench.pass(Duration.ofMillis(199));
    assertThat(bench.batches()).hasSize(1);
    bench.pass(Duration.ofMillis(1));
    assertThat(bench.batches()).hasSize(2);
    bench.pass(Duration.ofMillis(399));
    assertThat(bench.batches()).hasSize(2);
    bench.pass(Duration.ofMillis(1));

    assertThat(bench.batches()).containsExactly(numbers, numbers, numbers);
    assertThat(bench.results()).containsOnly("PROBLEM: Function call failed");
    bench.function(batch -> answer("null"));
    bench.pass(LONG);
    assertThat(bench.batches()).hasSize(5).last().isEqualTo(List.of(later));
    assertThat(bench.results()).last().isEqualTo("OK");
  }

  @Test
  void neverGivesUpUnlessToldTo() {
    bench.function(batch -> failure());
    bench.start(settings -> settings.put("MaximumRetryAttempts", -1));
    bench.pass(Duration.ofHours(2));

    assertThat(bench.batches()).hasSizeGreaterThan(3_000).allMatch(numbers::equals);
  }

  @Test
  void goesOnAfterTheRetriesAndReportsWhatWasGivenUp() {
    bench.function(batch -> failure());
    bench.start(
        settings -> {
          settings.put("MaximumRetryAttempts", 2);
          destination(settings, "arn:aws:s3:::failures");
        });
    bench.pass(LONG);

    assertThat(bench.batches()).containsExactly(numbers, numbers, numbers);
    assertThat(bench.objects().names())
        .singleElement()
        .asString()
        .startsWith("failures/aws/lambda/uuid/one/2026/11/22/2026-11-22T18.00.00-")
        .endsWith(PollerBench.UUID_TEXT);
    JsonNode kept = Json.parse(bench.objects().content(bench.objects().names().get(0)));
    assertThat(kept.path("requestContext").path("condition").asText())
        .isEqualTo("RetryAttemptsExhausted");
    assertThat(kept.path("requestContext").path("approximateInvokeCount").asInt()).isEqualTo(3);
    assertThat(kept.path("DDBStreamBatchInfo").path("startSequenceNumber").asText())
        .isEqualTo(numbers.get(0));
    assertThat(kept.path("DDBStreamBatchInfo").path("batchSize").asInt()).isEqualTo(4);
    assertThat(Json.parse(kept.path("payload").asText()).orElseThrow().path("Records")).hasSize(4);
  }

  @Test
  void findsTheOneRecordThatFailsByHalving() {
    String bad = numbers.get(2);
    List<String> passed = new ArrayList<>();
    bench.function(
        batch -> {
          if (batch.contains(bad)) {
            return failure();
          }
          passed.addAll(batch);
          return answer("{}");
        });
    bench.start(
        settings -> {
          settings.put("BisectBatchOnFunctionError", true).put("MaximumRetryAttempts", 1);
          destination(settings, "arn:aws:s3:::failures");
        });
    bench.pass(LONG);

    assertThat(passed).containsExactly(numbers.get(0), numbers.get(1), numbers.get(3));
    assertThat(bench.batches())
        .containsExactly(
            numbers,
            numbers.subList(0, 2),
            numbers.subList(2, 4),
            numbers.subList(2, 3),
            numbers.subList(2, 3),
            numbers.subList(3, 4));
    assertThat(bench.objects().names()).hasSize(1);
  }

  @Test
  void goesOnFromTheLowestRecordReportedAsFailed() {
    bench.function(
        batch -> batch.size() == 4 ? reporting(numbers.get(3), numbers.get(1)) : answer("{}"));
    bench.start(this::reports);
    bench.pass(LONG);

    assertThat(bench.batches()).containsExactly(numbers, numbers.subList(1, 4));
  }

  @Test
  void notesWhatWasDoneOfABatchThatFailedInPart() {
    bench.function(batch -> reporting(numbers.get(2)));
    bench.start(this::reports).close();
    bench.function(batch -> answer("{}"));
    bench.start(this::reports);

    assertThat(bench.batches()).containsExactly(numbers, numbers.subList(2, 4));
  }

  @Test
  void ignoresTheReportUnlessItWasAskedFor() {
    bench.function(batch -> reporting(numbers.get(1)));
    bench.start(settings -> {});
    bench.pass(LONG);

    assertThat(bench.batches()).containsExactly(numbers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "{}", "{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}"})
  void takesTheseAnswersAsSuccess(String json) {
    bench.function(batch -> answer(json));
    bench.start(this::reports);
    bench.pass(LONG);

    assertThat(bench.batches()).containsExactly(numbers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
        "{\"batchItemFailures\":[{\"identifier\":\"1\"}]}",
        "{\"batchItemFailures\":[{\"itemIdentifier\":\"1\"}]}",
        "{\"batchItemFailures\":[\"1\"]}",
        "{\"batchItemFailures\":{}}",
        "{\"batchItemFailures\":\"1\"}",
        "{\"batchItemFailures\":",
        "\"done\"",
        "[]"
      })
  void takesTheseAnswersAsFailureOfTheWholeBatch(String json) {
    AtomicInteger calls = new AtomicInteger();
    bench.function(batch -> answer(calls.incrementAndGet() == 1 ? json : "{}"));
    bench.start(this::reports);
    bench.pass(LONG);

    assertThat(bench.batches()).containsExactly(numbers, numbers);
  }

  @Test
  void doesNotCountWhatTheFunctionNeverSaw() {
    AtomicInteger calls = new AtomicInteger();
    bench.function(
        batch -> {
          if (calls.incrementAndGet() < 6) {
            throw new ApiException("TooManyRequestsException", 429, "Rate Exceeded.");
          }
          return answer("{}");
        });
    bench.start(settings -> settings.put("MaximumRetryAttempts", 0));
    bench.pass(LONG);

    assertThat(bench.batches()).hasSize(6).allMatch(numbers::equals);
    assertThat(bench.results()).contains("PROBLEM: Rate Exceeded.").last().isEqualTo("OK");
  }

  @Test
  void losesNothingToAnAttemptThatBreaksOff() {
    AtomicInteger calls = new AtomicInteger();
    bench.function(
        batch -> {
          if (calls.incrementAndGet() == 1) {
            throw new IllegalStateException("told to break off");
          }
          return answer("{}");
        });
    bench.start(settings -> {});
    bench.pass(LONG);

    assertThat(bench.batches()).containsExactly(numbers, numbers);
    assertThat(bench.results()).last().isEqualTo("OK");
  }

  @Test
  void skipsRecordsThatAreTooOld() {
    bench.pass(Duration.ofSeconds(61));
    String young = bench.put("one", "a");
    bench.start(
        settings -> {
          settings.put("MaximumRecordAgeInSeconds", 60);
          destination(settings, "arn:aws:s3:::failures");
        });
    bench.pass(LONG);

    assertThat(bench.batches()).containsExactly(List.of(young));
    JsonNode kept = Json.parse(bench.objects().content(bench.objects().names().get(0)));
    assertThat(kept.path("requestContext").path("condition").asText())
        .isEqualTo("RecordAgeExceeded");
    assertThat(kept.path("DDBStreamBatchInfo").path("batchSize").asInt()).isEqualTo(4);
  }

  @Test
  void givesNothingUpBecauseReadingStops() {
    List<MappingPoller> pollers = new ArrayList<>();
    bench.function(
        batch -> {
          pollers.forEach(MappingPoller::close);
          return failure();
        });
    pollers.add(
        bench.prepare(
            settings -> {
              settings.put("MaximumRetryAttempts", 0);
              destination(settings, "arn:aws:s3:::failures");
            }));
    pollers.get(0).start();
    bench.pass(LONG);
    assertThat(bench.objects().names()).isEmpty();
    bench.function(batch -> answer("{}"));
    bench.start(settings -> {});

    assertThat(bench.batches()).containsExactly(numbers, numbers);
  }

  private void reports(ObjectNode settings) {
    settings.putArray("FunctionResponseTypes").add("ReportBatchItemFailures");
  }

  private static void destination(ObjectNode settings, String arn) {
    settings.putObject("DestinationConfig").putObject("OnFailure").put("Destination", arn);
  }
}
