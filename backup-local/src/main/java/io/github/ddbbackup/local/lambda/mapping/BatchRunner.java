package io.github.ddbbackup.local.lambda.mapping;

import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.lambda.runtime.InvocationResult;
import io.github.ddbbackup.local.time.LocalClock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Hands one batch to the function and decides what is left to do. */
final class BatchRunner {
  private static final String FAILED = "PROBLEM: Function call failed";

  private final MappingSettings settings;
  private final BatchTarget target;
  private final FailureDestination failures;
  private final LocalClock clock;
  private final Retries retries;
  private final Supplier<UUID> ids;
  private final Consumer<String> results;

  /** Tells {@code results} how each attempt went, in Lambda's words. */
  BatchRunner(
      MappingSettings settings,
      BatchTarget target,
      FailureDestination failures,
      LocalClock clock,
      Retries retries,
      Supplier<UUID> ids,
      Consumer<String> results) {
    this.settings = settings;
    this.target = target;
    this.failures = failures;
    this.clock = clock;
    this.retries = retries;
    this.ids = ids;
    this.results = results;
  }

  /** Tries a batch once; returns the batches that are to be tried in its place, in order. */
  List<Batch> attempt(String shardId, Batch batch) {
    int expired = expired(batch);
    if (expired > 0) {
      giveUp(shardId, batch.upTo(expired), "RecordAgeExceeded");
      return expired == batch.records().size() ? List.of() : List.of(batch.from(expired));
    }
    InvocationResult result;
    try {
      result = target.invoke(batch.event());
    } catch (ApiException e) {
      results.accept("PROBLEM: " + e.getMessage());
      return List.of(later(batch));
    }
    if (result.failed()) {
      results.accept(FAILED);
      return settings.bisects() && batch.records().size() > 1
          ? halves(batch)
          : again(shardId, batch.failed());
    }
    return afterAnswer(shardId, batch, result.text());
  }

  private List<Batch> afterAnswer(String shardId, Batch batch, String answer) {
    OptionalInt failed =
        settings.reportsFailures() ? BatchResponse.firstFailed(answer, batch) : OptionalInt.empty();
    results.accept(failed.isEmpty() ? "OK" : FAILED);
    if (failed.isEmpty()) {
      return List.of();
    }
    return failed.getAsInt() == 0
        ? again(shardId, batch.failed())
        : again(shardId, batch.from(failed.getAsInt()).failed());
  }

  private List<Batch> halves(Batch batch) {
    int middle = batch.records().size() / 2;
    Batch waiting = later(batch);
    return List.of(waiting.upTo(middle), waiting.from(middle));
  }

  private List<Batch> again(String shardId, Batch batch) {
    if (settings.retries().isPresent() && batch.failures() > settings.retries().getAsInt()) {
      giveUp(shardId, batch, "RetryAttemptsExhausted");
      return List.of();
    }
    return List.of(later(batch));
  }

  private Batch later(Batch batch) {
    return batch.waitingUntil(clock.instant().plus(retries.delay(batch.waits())));
  }

  private void giveUp(String shardId, Batch batch, String condition) {
    settings
        .onFailure()
        .ifPresent(
            arn -> failures.keep(arn, shardId, batch, condition, clock.instant(), ids.get()));
  }

  private int expired(Batch batch) {
    if (settings.recordAge().isEmpty()) {
      return 0;
    }
    Instant oldest = clock.instant().minus(settings.recordAge().get());
    int count = 0;
    for (StreamRecord record : batch.records()) {
      if (!record.created().isBefore(oldest)) {
        break;
      }
      count++;
    }
    return count;
  }
}
