package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.ObjectStore;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

/**
 * The calls about imports from S3.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataImport.HowItWorks.html">DynamoDB
 *     data import from Amazon S3: how it works</a>
 */
final class ImportCalls {
  private static final String TABLE = "TableCreationParameters";
  private static final String ARN = "ImportArn";

  private final NewTables made;
  private final ObjectStore objects;
  private final Arns arns;
  private final InstantSource clock;
  private final Executor executor;
  private final Map<String, ImportRun> runs = new ConcurrentHashMap<>();

  ImportCalls(
      NewTables made, ObjectStore objects, Arns arns, InstantSource clock, Executor executor) {
    this.made = made;
    this.objects = objects;
    this.arns = arns;
    this.clock = clock;
    this.executor = executor;
  }

  /** ImportTable. */
  ApiResponse start(String region, ObjectNode request) {
    check(request);
    String name = request.path(TABLE).path("TableName").asText();
    if (made.exists(region, name)) {
      throw new ApiException("ResourceInUseException", 400, "Table already exists: " + name);
    }
    ObjectNode table = (ObjectNode) made.make(region, (ObjectNode) request.path(TABLE).deepCopy());
    arns.evenOut(region, table);
    ObjectNode shown = request.deepCopy();
    shown
        .put(ARN, arns.table(region, name) + "/import/" + UUID.randomUUID())
        .put("ImportStatus", "IN_PROGRESS")
        .put("TableArn", arns.table(region, name))
        .put("TableId", TableAnswers.id(region, table))
        .put("ErrorCount", 0)
        .put("StartTime", clock.instant().getEpochSecond());
    ImportRun run = new ImportRun(made, new ImportSource(objects, request), clock, region, shown);
    runs.put(shown.path(ARN).asText(), run);
    executor.execute(run);
    return answer(shown);
  }

  /** DescribeImport. */
  ApiResponse describe(ObjectNode request) {
    Checks.of(request).required(ARN).length(ARN, 37, 1024).orThrow();
    String arn = request.path(ARN).asText();
    return answer(
        Optional.ofNullable(runs.get(arn))
            .orElseThrow(
                () -> new ApiException("ImportNotFoundException", 400, "Import not found: " + arn))
            .shown());
  }

  private static ApiResponse answer(ObjectNode shown) {
    ObjectNode answer = Json.object();
    answer.set("ImportTableDescription", shown);
    return ApiResponse.json(answer);
  }

  private static void check(JsonNode request) {
    Checks.of(request)
        .required(
            "S3BucketSource",
            "S3BucketSource.S3Bucket",
            "InputFormat",
            TABLE,
            TABLE + ".TableName",
            TABLE + ".AttributeDefinitions",
            TABLE + ".KeySchema")
        .length("S3BucketSource.S3Bucket", 0, 255)
        .length("S3BucketSource.S3KeyPrefix", 0, 1024)
        .oneOf("InputFormat", "DYNAMODB_JSON", "ION", "CSV")
        .oneOf("InputCompressionType", "GZIP", "ZSTD", "NONE")
        .length(TABLE + ".TableName", 3, 255)
        .pattern(TABLE + ".TableName", "[a-zA-Z0-9_.-]+")
        .orThrow();
    notEmulated(request, "InputFormat", "DYNAMODB_JSON");
    if (request.path("InputCompressionType").asText().equals("ZSTD")) {
      notEmulated(request, "InputCompressionType", "GZIP");
    }
  }

  private static void notEmulated(JsonNode request, String member, String known) {
    if (!request.path(member).asText().equals(known)) {
      throw ApiException.validation(
          member
              + " "
              + request.path(member).asText()
              + " is not emulated by this loopback account, which knows "
              + known);
    }
  }
}
