package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.LocalService;
import io.github.ddbbackup.local.http.Protocol;
import java.util.Set;

/** The calls of DynamoDB and of DynamoDB Streams. */
final class DynamoDbService implements LocalService {
  private static final String TABLES = "DynamoDB_20120810.";
  private static final String STREAMS = "DynamoDBStreams_20120810.";
  private static final Set<String> CONTROL_CALLS =
      Set.of(
          "CreateTable",
          "DeleteTable",
          "DescribeTable",
          "ListTables",
          "UpdateTable",
          "TagResource",
          "UntagResource",
          "ListTagsOfResource",
          "DescribeTimeToLive",
          "UpdateTimeToLive",
          "DescribeContinuousBackups",
          "UpdateContinuousBackups",
          "CreateBackup",
          "DescribeBackup",
          "DeleteBackup",
          "RestoreTableFromBackup",
          "RestoreTableToPointInTime",
          "ImportTable",
          "DescribeImport",
          "ListImports");

  private final TableCalls tableCalls;
  private final TagCalls tags;
  private final BackupCalls backups;
  private final Copies copies;
  private final TableCallRecorder recorder;

  DynamoDbService(
      TableCalls tableCalls,
      TagCalls tags,
      BackupCalls backups,
      Copies copies,
      TableCallRecorder recorder) {
    this.tableCalls = tableCalls;
    this.tags = tags;
    this.backups = backups;
    this.copies = copies;
    this.recorder = recorder;
  }

  @Override
  public String name() {
    return "dynamodb";
  }

  @Override
  public Protocol protocol() {
    return Protocol.JSON_1_0;
  }

  @Override
  public boolean accepts(ApiRequest request) {
    return request
        .target()
        .filter(target -> target.startsWith(TABLES) || target.startsWith(STREAMS))
        .isPresent();
  }

  @Override
  public ApiException fault(FaultKind kind, String operation) {
    return switch (kind) {
      case THROTTLE ->
          CONTROL_CALLS.contains(operation)
              ? new ApiException("ThrottlingException", 400, "Rate of requests exceeds the limit")
              : new ApiException(
                  "ProvisionedThroughputExceededException",
                  400,
                  "The level of configured provisioned throughput for the table was exceeded");
      case SERVER_ERROR -> new ApiException("InternalServerError", 500, "Internal server error");
      default -> LocalService.super.fault(kind, operation);
    };
  }

  @Override
  public ApiResponse handle(ApiRequest request) {
    String operation = request.targetOperation().orElse("");
    return recorder.records(operation)
        ? recorded(request, operation)
        : carriedOut(request, operation);
  }

  private ApiResponse recorded(ApiRequest request, String operation) {
    ObjectNode parameters = Json.body(request);
    try {
      ApiResponse response = carriedOut(request, operation);
      if (response.status() < 400) {
        recorder.passed(request, operation, parameters, answer(response));
      } else {
        recorder.failed(request, operation, parameters, Backend.error(response));
      }
      return response;
    } catch (ApiException e) {
      recorder.failed(request, operation, parameters, e);
      throw e;
    }
  }

  private ApiResponse carriedOut(ApiRequest request, String operation) {
    String region = request.region();
    return switch (operation) {
      case "TagResource" -> tags.tag(region, Json.body(request));
      case "UntagResource" -> tags.untag(region, Json.body(request));
      case "ListTagsOfResource" -> tags.list(region, Json.body(request));
      case "DescribeContinuousBackups" -> backups.describe(region, Json.body(request));
      case "UpdateContinuousBackups" -> backups.update(region, Json.body(request));
      case "CreateBackup" -> copies.backups().create(region, Json.body(request));
      case "DescribeBackup" -> copies.backups().describe(region, Json.body(request));
      case "DeleteBackup" -> copies.backups().delete(region, Json.body(request));
      case "RestoreTableFromBackup" -> copies.restores().fromBackup(region, Json.body(request));
      case "RestoreTableToPointInTime" ->
          copies.restores().toPointInTime(region, Json.body(request));
      case "ImportTable" -> copies.imports().start(region, Json.body(request));
      case "DescribeImport" -> copies.imports().describe(Json.body(request));
      case "ListImports" -> copies.imports().list(region, Json.body(request));
      default -> tableCalls.handle(request, operation);
    };
  }

  /** The calls that copy tables. */
  record Copies(Backups backups, RestoreCalls restores, ImportCalls imports) {}

  private static JsonNode answer(ApiResponse response) {
    return response.body().length == 0 ? Json.object() : Json.parse(response.body());
  }
}
