package io.github.ddbbackup.local.calls;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a request to DynamoDB or its streams needs permission for. */
final class DynamoDbActions {
  private static final String ANY = "*";

  /** Region and account in what DynamoDB Local makes. */
  private static final String RAW = "ddblocal:000000000000";

  /** A transaction needs what each of its parts needs. */
  private static final Map<String, String> PARTS =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem",
          "Get", "GetItem");

  /** What an import does in CloudWatch Logs. */
  private static final List<String> LOGGING =
      List.of(
          "CreateLogGroup",
          "CreateLogStream",
          "DescribeLogGroups",
          "DescribeLogStreams",
          "PutLogEvents",
          "PutRetentionPolicy");

  private final String account;

  DynamoDbActions(String account) {
    this.account = account;
  }

  List<Use> of(String operation, ApiRequest request) {
    JsonNode body = IamActions.json(request);
    String region = request.region();
    List<Use> uses = new ArrayList<>();
    if (body.path("RequestItems").isObject()) {
      body.path("RequestItems")
          .fieldNames()
          .forEachRemaining(table -> uses.add(use(operation, named(table, region))));
    } else if (body.path("TransactItems").isArray()) {
      for (JsonNode item : body.path("TransactItems")) {
        item.properties()
            .forEach(
                part -> {
                  String action = PARTS.getOrDefault(part.getKey(), part.getKey());
                  String table = part.getValue().path("TableName").asText();
                  uses.add(use(action, named(table, region)));
                });
      }
    } else {
      uses.add(use(operation, resource(region, body)));
      if (operation.equals("CreateTable") && !body.path("Tags").isEmpty()) {
        uses.add(use("TagResource", uses.get(0).resource()));
      }
      if (operation.equals("ImportTable")) {
        uses.addAll(ofImport(region, body.path("S3BucketSource")));
      }
    }
    return uses;
  }

  /**
   * An import reads and logs in the name of whoever asked for it, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/S3DataImport.Requesting.html">
   * Requesting a table import in DynamoDB</a>.
   */
  private List<Use> ofImport(String region, JsonNode source) {
    String bucket = "arn:aws:s3:::" + source.path("S3Bucket").asText();
    String prefix = source.path("S3KeyPrefix").asText();
    List<Use> uses = new ArrayList<>();
    uses.add(new Use("s3:ListBucket", bucket, Map.of("s3:prefix", prefix)));
    uses.add(new Use("s3:GetObject", bucket + "/" + prefix + "*"));
    String log = "arn:aws:logs:" + region + ":" + account + ":log-group:/aws-dynamodb/imports";
    LOGGING.forEach(action -> uses.add(new Use("logs:" + action, log)));
    return uses;
  }

  private String resource(String region, JsonNode body) {
    return Stream.of("StreamArn", "ResourceArn", "BackupArn", "ImportArn")
        .flatMap(member -> Json.text(body, member).stream())
        .findFirst()
        .or(
            () ->
                Json.text(body, "ShardIterator")
                    .flatMap(DynamoDbActions::streamOf)
                    .map(raw -> raw.replace(RAW, region + ":" + account)))
        .or(
            () ->
                Json.text(body, "TableName")
                    .or(() -> Json.text(body, "TargetTableName"))
                    .or(() -> Json.text(body.path("TableCreationParameters"), "TableName"))
                    .map(name -> named(name, region)))
        .orElse(ANY);
  }

  /** The iterators of DynamoDB Local name their stream. */
  private static Optional<String> streamOf(String iterator) {
    return Stream.of(iterator.split("\\|", -1)).filter(part -> part.startsWith("arn:")).findFirst();
  }

  private String named(String table, String region) {
    return table.startsWith("arn:")
        ? table
        : "arn:aws:dynamodb:" + region + ":" + account + ":table/" + table;
  }

  private static Use use(String action, String resource) {
    return new Use("dynamodb:" + action, resource);
  }
}
