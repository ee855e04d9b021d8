package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;

/** The calls that bring a table back as another one. */
final class RestoreCalls {
  private final Tables tables;
  private final NewTables made;
  private final BackupCalls recovery;
  private final Backups backups;
  private final Arns arns;
  private final InstantSource clock;
  private final Executor executor;

  RestoreCalls(
      Tables tables,
      NewTables made,
      BackupCalls recovery,
      Backups backups,
      Arns arns,
      InstantSource clock,
      Executor executor) {
    this.tables = tables;
    this.made = made;
    this.recovery = recovery;
    this.backups = backups;
    this.arns = arns;
    this.clock = clock;
    this.executor = executor;
  }

  /** RestoreTableToPointInTime; the one point there is here is now. */
  ApiResponse toPointInTime(String region, ObjectNode request) {
    target(Checks.of(request)).bool("UseLatestRestorableTime").orThrow();
    String source = source(region, request);
    JsonNode table =
        tables
            .describe(region, source)
            .orElseThrow(() -> notFound("TableNotFoundException", "Table not found: " + source));
    if (!recovery.enabled(region, source)) {
      throw new ApiException(
          "PointInTimeRecoveryUnavailableException",
          400,
          "Point in time recovery is not enabled for table '" + source + "'");
    }
    if (!request.path("UseLatestRestorableTime").asBoolean()) {
      throw ApiException.validation(
          "A RestoreDateTime is not emulated by this loopback account, which keeps no past; ask"
              + " for UseLatestRestorableTime");
    }
    ObjectNode summary = Json.object().put("SourceTableArn", arns.table(region, source));
    return restored(region, request, table, made.items(region, source), summary);
  }

  /** RestoreTableFromBackup. */
  ApiResponse fromBackup(String region, ObjectNode request) {
    target(Checks.of(request)).required("BackupArn").length("BackupArn", 37, 1024).orThrow();
    String arn = request.path("BackupArn").asText();
    JsonNode backup = backups.get(region, arn);
    List<JsonNode> items = new ArrayList<>();
    backup.path("items").forEach(items::add);
    ObjectNode summary =
        Json.object()
            .put("SourceBackupArn", arn)
            .put(
                "SourceTableArn",
                arns.table(region, backup.path("table").path("TableName").asText()));
    return restored(region, request, backup.path("table"), items, summary);
  }

  private ApiResponse restored(
      String region,
      ObjectNode request,
      JsonNode source,
      List<JsonNode> items,
      ObjectNode summary) {
    String name = request.path("TargetTableName").asText();
    if (made.exists(region, name)) {
      throw new ApiException("TableAlreadyExistsException", 400, "Table already exists: " + name);
    }
    ObjectNode table = (ObjectNode) made.make(region, TableSchema.of(source, request));
    executor.execute(
        () -> {
          try {
            made.put(region, name, items);
          } finally {
            made.done(region, name);
          }
        });
    arns.evenOut(region, table);
    table.put("TableStatus", "CREATING").put("TableId", TableAnswers.id(region, table));
    summary.put("RestoreDateTime", clock.instant().getEpochSecond()).put("RestoreInProgress", true);
    table.set("RestoreSummary", summary);
    ObjectNode answer = Json.object();
    answer.set("TableDescription", table);
    return ApiResponse.json(answer);
  }

  private String source(String region, ObjectNode request) {
    if (request.has("SourceTableArn") == request.has("SourceTableName")) {
      throw ApiException.validation(
          "One of SourceTableName and SourceTableArn must be given, and not both");
    }
    String given = request.path("SourceTableArn").asText(request.path("SourceTableName").asText());
    return given.startsWith("arn:") ? arns.tableName(region, given).orElse(given) : given;
  }

  private static Checks target(Checks checks) {
    return checks
        .required("TargetTableName")
        .length("TargetTableName", 3, 255)
        .pattern("TargetTableName", "[a-zA-Z0-9_.-]+")
        .oneOf("BillingModeOverride", "PROVISIONED", "PAY_PER_REQUEST");
  }

  private static ApiException notFound(String code, String message) {
    return new ApiException(code, 400, message);
  }
}
