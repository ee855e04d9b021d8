package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.state.StateStore;
import java.time.InstantSource;
import java.util.Locale;
import java.util.UUID;

/** Backups on demand: a table's description and items as they were when it was asked for. */
final class Backups {
  private static final String ARN = "BackupArn";
  private static final String DETAILS = "details";

  private final Tables tables;
  private final NewTables reader;
  private final Arns arns;
  private final StateStore state;
  private final InstantSource clock;

  Backups(Tables tables, NewTables reader, Arns arns, StateStore state, InstantSource clock) {
    this.tables = tables;
    this.reader = reader;
    this.arns = arns;
    this.state = state;
    this.clock = clock;
  }

  /** CreateBackup. */
  ApiResponse create(String region, ObjectNode request) {
    Checks.of(request)
        .required("TableName", "BackupName")
        .length("BackupName", 3, 255)
        .pattern("BackupName", "[a-zA-Z0-9_.-]+")
        .orThrow();
    String table = tables.byRequest(region, request);
    String id =
        String.format(
            Locale.ROOT,
            "%014d-%s",
            clock.instant().toEpochMilli(),
            UUID.randomUUID().toString().substring(0, 8));
    ObjectNode details =
        Json.object()
            .put(ARN, arns.table(region, table) + "/backup/" + id)
            .put("BackupName", request.path("BackupName").asText())
            .put("BackupStatus", "AVAILABLE")
            .put("BackupType", "USER")
            .put("BackupCreationDateTime", clock.instant().getEpochSecond());
    ObjectNode backup = Json.object();
    tables.describe(region, table).ifPresent(description -> backup.set("table", description));
    backup.putArray("items").addAll(reader.items(region, table));
    details.put("BackupSizeBytes", backup.path("items").toString().length());
    backup.set(DETAILS, details);
    state.write(file(region, id), backup);
    ObjectNode answer = Json.object();
    answer.set("BackupDetails", details);
    return ApiResponse.json(answer);
  }

  /** DescribeBackup. */
  ApiResponse describe(String region, ObjectNode request) {
    return description(get(region, arn(request)));
  }

  /** DeleteBackup. */
  ApiResponse delete(String region, ObjectNode request) {
    String arn = arn(request);
    JsonNode backup = get(region, arn);
    state.delete(file(region, id(arn)));
    return description(backup);
  }

  /** What is kept of a backup: its details, its table's description and the items. */
  JsonNode get(String region, String arn) {
    return state
        .read(file(region, id(arn)))
        .filter(backup -> backup.path(DETAILS).path(ARN).asText().equals(arn))
        .orElseThrow(
            () -> new ApiException("BackupNotFoundException", 400, "Backup not found: " + arn));
  }

  private static ApiResponse description(JsonNode backup) {
    ObjectNode answer = Json.object();
    answer.putObject("BackupDescription").set("BackupDetails", backup.path(DETAILS));
    return ApiResponse.json(answer);
  }

  private static String arn(ObjectNode request) {
    Checks.of(request).required(ARN).length(ARN, 37, 1024).orThrow();
    return request.path(ARN).asText();
  }

  private static String id(String arn) {
    String id = arn.substring(arn.lastIndexOf('/') + 1);
    return id.matches("[0-9a-f-]{1,64}") ? id : "none";
  }

  private static String file(String region, String id) {
    return "dynamodb/backups-" + region + "/" + id;
  }
}
