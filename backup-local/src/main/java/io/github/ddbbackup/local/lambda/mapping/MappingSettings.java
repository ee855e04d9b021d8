package io.github.ddbbackup.local.lambda.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.event.EventPattern;
import io.github.ddbbackup.local.http.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a mapping reads its stream.
 *
 * @param members as the API names them, defaults included
 */
public record MappingSettings(ObjectNode members) {

  /** The member that says which records are handed over. */
  public static final String FILTERS = "FilterCriteria";

  /**
   * What <a href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html">Lambda
   * takes</a> for a stream of DynamoDB unless told otherwise.
   */
  public static MappingSettings defaults() {
    ObjectNode members = Json.object();
    members.put("BatchSize", 100).put("MaximumBatchingWindowInSeconds", 0);
    members.put("ParallelizationFactor", 1);
    members.put("MaximumRecordAgeInSeconds", -1).put("MaximumRetryAttempts", -1);
    members.put("BisectBatchOnFunctionError", false).put("TumblingWindowInSeconds", 0);
    members.putArray("FunctionResponseTypes");
    members.putObject("DestinationConfig").putObject("OnFailure");
    return new MappingSettings(members);
  }

  /** The most records of one invocation. */
  public int batchSize() {
    return members.path("BatchSize").asInt();
  }

  /** How long to gather records for an invocation. */
  public Duration batchingWindow() {
    return Duration.ofSeconds(members.path("MaximumBatchingWindowInSeconds").asLong());
  }

  /** How many invocations for one shard run at once. */
  public int parallelization() {
    return members.path("ParallelizationFactor").asInt();
  }

  /** The most retries of a batch, or empty for as many as it takes. */
  public OptionalInt retries() {
    int retries = members.path("MaximumRetryAttempts").asInt();
    return retries < 0 ? OptionalInt.empty() : OptionalInt.of(retries);
  }

  /** How old records may be, or empty for as old as they get. */
  public Optional<Duration> recordAge() {
    long seconds = members.path("MaximumRecordAgeInSeconds").asLong();
    return seconds < 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
  }

  /** Whether a batch that fails is split in two. */
  public boolean bisects() {
    return members.path("BisectBatchOnFunctionError").asBoolean();
  }

  /** Whether the function tells which records of a batch failed. */
  public boolean reportsFailures() {
    return !members.path("FunctionResponseTypes").isEmpty();
  }

  /** Whether reading starts with what comes from now on. */
  public boolean startsAtLatest() {
    return members.path("StartingPosition").asText().equals("LATEST");
  }

  /**
   * Which records are handed over; the others <a
   * href="https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html">are passed
   * over</a>.
   */
  RecordFilter filter() {
    List<EventPattern> patterns = new ArrayList<>();
    for (JsonNode filter : members.path(FILTERS).path("Filters")) {
      patterns.add(new EventPattern(filter.path("Pattern").asText()));
    }
    return new RecordFilter(patterns);
  }

  /** The ARN of where batches go that were given up. */
  public Optional<String> onFailure() {
    return Json.text(members.path("DestinationConfig").path("OnFailure"), "Destination");
  }
}
