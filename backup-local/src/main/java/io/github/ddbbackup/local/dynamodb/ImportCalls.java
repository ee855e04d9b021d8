package io.github.ddbbackup.local.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.ApiResponse;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.ObjectStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * The calls about imports from S3. A client token counts as long as its import is under way: it
 * then gives that import again, whatever else the request says, unless that is about another table.
 * Once the table is there, {@code ResourceInUseException} comes first.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataImport.HowItWorks.html">DynamoDB
 *     data import from Amazon S3: how it works</a>
 */
final class ImportCalls {
  private static final String TABLE = "TableCreationParameters";
  private static final String ARN = "ImportArn";
  private static final String TOKEN = "ClientToken";
  private static final int LARGEST_PAGE = 25;

  /** What ListImports shows of an import. */
  private static final List<String> SUMMARY =
      List.of(
          ARN,
          "ImportStatus",
          "TableArn",
          "S3BucketSource",
          "CloudWatchLogGroupArn",
          "InputFormat",
          "StartTime",
          "EndTime");

  private final NewTables made;
  private final ObjectStore objects;
  private final Arns arns;
  private final InstantSource clock;
  private final Executor executor;

  /** By their ARNs, the earliest first. */
  private final Map<String, ImportRun> runs = Collections.synchronizedMap(new LinkedHashMap<>());

  ImportCalls(
      NewTables made, ObjectStore objects, Arns arns, InstantSource clock, Executor executor) {
    this.made = made;
    this.objects = objects;
    this.arns = arns;
    this.clock = clock;
    this.executor = executor;
  }

  /** ImportTable. */
  synchronized ApiResponse start(String region, ObjectNode request) {
    check(request);
    Optional<ImportRun> same = underWay(region, request);
    if (same.isPresent()) {
      return answer(same.get().shown());
    }
    String name = tableOf(request);
    if (made.exists(region, name)) {
      throw new ApiException("ResourceInUseException", 400, "Table already exists: " + name);
    }
    ObjectNode table = (ObjectNode) made.make(region, (ObjectNode) request.path(TABLE).deepCopy());
    arns.evenOut(region, table);
    ObjectNode shown = begun(region, request, TableAnswers.id(region, table));
    ImportRun run = new ImportRun(made, new ImportSource(objects, request), clock, region, shown);
    runs.put(shown.path(ARN).asText(), run);
    executor.execute(run);
    return answer(shown);
  }

  private ObjectNode begun(String region, ObjectNode request, String tableId) {
    String table = arns.table(region, tableOf(request));
    return request
        .deepCopy()
        .put(ARN, table + "/import/" + UUID.randomUUID())
        .put("ImportStatus", ImportRun.IN_PROGRESS)
        .put("TableArn", table)
        .put("TableId", tableId)
        .put("CloudWatchLogGroupArn", arns.logGroupOfImports(region))
        .put("ProcessedItemCount", 0)
        .put("ImportedItemCount", 0)
        .put("ErrorCount", 0)
        .put("StartTime", clock.instant().getEpochSecond());
  }

  /** The import of the same token, as long as it has not ended. */
  private Optional<ImportRun> underWay(String region, ObjectNode request) {
    Optional<ImportRun> same =
        Json.text(request, TOKEN)
            .flatMap(
                token ->
                    all(region).stream()
                        .filter(run -> run.isUnderWay())
                        .filter(run -> run.shown().path(TOKEN).asText().equals(token))
                        .findFirst());
    if (same.filter(run -> !tableOf(run.shown()).equals(tableOf(request))).isPresent()) {
      throw new ApiException(
          "ImportConflictException",
          400,
          "Import conflict: Duplicate request detected with conflicting parameters");
    }
    return same;
  }

  private List<ImportRun> all(String region) {
    synchronized (runs) {
      return runs.values().stream().filter(run -> run.region().equals(region)).toList();
    }
  }

  private static String tableOf(JsonNode request) {
    return request.path(TABLE).path("TableName").asText();
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

  /** ListImports; a token is the ARN of the last import of a page. */
  ApiResponse list(String region, ObjectNode request) {
    Checks.of(request).range("PageSize", 1, LARGEST_PAGE).length("TableArn", 1, 1024).orThrow();
    List<ImportRun> listed = new ArrayList<>(all(region));
    Json.text(request, "TableArn")
        .ifPresent(arn -> listed.removeIf(r -> !r.shown().path("TableArn").asText().equals(arn)));
    int start = Json.text(request, "NextToken").map(token -> behind(listed, token)).orElse(0);
    int size = Json.number(request, "PageSize").map(Long::intValue).orElse(LARGEST_PAGE);
    ObjectNode answer = Json.object();
    ArrayNode page = answer.putArray("ImportSummaryList");
    listed.stream().skip(start).limit(size).forEach(run -> page.add(summary(run.shown())));
    if (start + size < listed.size()) {
      answer.put("NextToken", listed.get(start + size - 1).shown().path(ARN).asText());
    }
    return ApiResponse.json(answer);
  }

  private static int behind(List<ImportRun> listed, String token) {
    for (int i = 0; i < listed.size(); i++) {
      if (listed.get(i).shown().path(ARN).asText().equals(token)) {
        return i + 1;
      }
    }
    throw ApiException.validation("Invalid NextToken: " + token);
  }

  private static ObjectNode summary(ObjectNode shown) {
    return shown.retain(SUMMARY);
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
        .pattern(TOKEN, "[^$]+")
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
