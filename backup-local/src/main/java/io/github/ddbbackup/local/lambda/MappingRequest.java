package io.github.ddbbackup.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.event.EventPattern;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.lambda.mapping.MappingSettings;
import java.util.List;

/**
 * Checks and reads the members of requests that make or change event source mappings (<a
 * href="https://docs.aws.amazon.com/lambda/latest/api/API_CreateEventSourceMapping.html">limits</a>).
 */
final class MappingRequest {
  private static final List<String> KEPT =
      List.of(
          "BatchSize",
          "MaximumBatchingWindowInSeconds",
          "ParallelizationFactor",
          "MaximumRecordAgeInSeconds",
          "MaximumRetryAttempts",
          "BisectBatchOnFunctionError",
          "StartingPosition",
          "FunctionResponseTypes",
          "DestinationConfig",
          MappingSettings.FILTERS);
  private static final List<String> NOT_EMULATED =
      List.of(
          "Topics",
          "Queues",
          "SourceAccessConfigurations",
          "SelfManagedEventSource",
          "ScalingConfig",
          "ProvisionedPollerConfig",
          "StartingPositionTimestamp");

  private MappingRequest() {}

  static void checkCreate(ObjectNode body) {
    check(body)
        .required("FunctionName", "EventSourceArn", "StartingPosition")
        .oneOf("StartingPosition", "TRIM_HORIZON", "LATEST", "AT_TIMESTAMP")
        .orThrow();
    if (body.path("StartingPosition").asText().equals("AT_TIMESTAMP")) {
      throw LambdaErrors.invalid(
          "Unsupported starting position for a stream of DynamoDB: AT_TIMESTAMP");
    }
  }

  static void checkUpdate(ObjectNode body) {
    check(body).orThrow();
  }

  /** The settings with the members that a request names changed. */
  static MappingSettings merged(MappingSettings before, ObjectNode body) {
    ObjectNode members = before.members().deepCopy();
    for (String member : KEPT) {
      if (body.hasNonNull(member)) {
        members.set(member, body.get(member).deepCopy());
      }
    }
    if (members.path(MappingSettings.FILTERS).path("Filters").isEmpty()) {
      members.remove(MappingSettings.FILTERS);
    }
    return new MappingSettings(members);
  }

  // The API's page asks for a batching window of a second where BatchSize is above 10. It is not
  // insisted on here: the default of a stream is 100 without a window, and mappings of the Python
  // original have 1,000 without one.
  private static Checks check(ObjectNode body) {
    for (String member : NOT_EMULATED) {
      if (body.hasNonNull(member) && !body.path(member).isEmpty()) {
        throw LambdaErrors.notEmulated(member);
      }
    }
    if (body.path("TumblingWindowInSeconds").asInt() != 0) {
      throw LambdaErrors.notEmulated("TumblingWindowInSeconds");
    }
    for (JsonNode type : body.path("FunctionResponseTypes")) {
      ObjectNode element = Json.object();
      element.set("FunctionResponseTypes", type);
      Checks.of(element).oneOf("FunctionResponseTypes", "ReportBatchItemFailures").orThrow();
    }
    checkFilters(body.path(MappingSettings.FILTERS));
    return Checks.of(body)
        .items(MappingSettings.FILTERS + ".Filters", 0, 5)
        .length("FunctionName", 1, 256)
        .bool("Enabled")
        .range("BatchSize", 1, 10_000)
        .range("MaximumBatchingWindowInSeconds", 0, 300)
        .range("ParallelizationFactor", 1, 10)
        .range("MaximumRecordAgeInSeconds", -1, 604_800)
        .range("MaximumRetryAttempts", -1, 10_000)
        .bool("BisectBatchOnFunctionError")
        .items("FunctionResponseTypes", 0, 1)
        .length("DestinationConfig.OnFailure.Destination", 0, 350);
  }

  private static void checkFilters(JsonNode criteria) {
    for (JsonNode filter : criteria.path("Filters")) {
      Checks.of(filter).required("Pattern").length("Pattern", 0, 4096).orThrow();
      try {
        new EventPattern(filter.path("Pattern").asText());
      } catch (IllegalArgumentException e) {
        throw LambdaErrors.invalid("Invalid filter pattern definition: " + e.getMessage());
      }
    }
  }
}
