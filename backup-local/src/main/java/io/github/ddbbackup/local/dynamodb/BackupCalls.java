package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;

/** Whether a table has point-in-time recovery, which DynamoDB Local does not know: a setting. */
final class BackupCalls {
  private static final String RECOVERY = "pointInTimeRecovery";

  private final Tables tables;
  private final TableNotes notes;

  BackupCalls(Tables tables, TableNotes notes) {
    this.tables = tables;
    this.notes = notes;
  }

  /** DescribeContinuousBackups. */
  ApiResponse describe(String region, JsonNode request) {
    Checks.of(request).required("TableName").orThrow();
    return answer(region, tables.byRequest(region, request));
  }

  /** UpdateContinuousBackups. */
  ApiResponse update(String region, JsonNode request) {
    String enabled = "PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled";
    Checks.of(request)
        .required("TableName", "PointInTimeRecoverySpecification", enabled)
        .bool(enabled)
        .orThrow();
    String table = tables.byRequest(region, request);
    notes.change(
        region,
        table,
        tableNotes ->
            tableNotes.put(
                RECOVERY,
                request
                    .path("PointInTimeRecoverySpecification")
                    .path("PointInTimeRecoveryEnabled")
                    .asBoolean()));
    return answer(region, table);
  }

  /** Whether a table can be brought back. */
  boolean enabled(String region, String table) {
    return notes.read(region, table).path(RECOVERY).asBoolean();
  }

  private ApiResponse answer(String region, String table) {
    boolean enabled = enabled(region, table);
    ObjectNode answer = Json.object();
    ObjectNode backups = answer.putObject("ContinuousBackupsDescription");
    backups.put("ContinuousBackupsStatus", "ENABLED");
    backups
        .putObject("PointInTimeRecoveryDescription")
        .put("PointInTimeRecoveryStatus", enabled ? "ENABLED" : "DISABLED");
    return ApiResponse.json(answer);
  }
}
