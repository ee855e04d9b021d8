package io.github.ddbbackup.local.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.http.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IamActionsTest {
  private static final String HERE = "eu-west-1:123456789012";
  private static final String ROLE = "arn:aws:iam::123456789012:role/r";

  private final IamActions actions = new IamActions("123456789012");

  @Test
  void tables() {
    assertThat(uses("dynamodb", "DescribeTable", Json.object().put("TableName", "T")))
        .containsExactly("dynamodb:DescribeTable arn:aws:dynamodb:" + HERE + ":table/T");
    assertThat(uses("dynamodb", "ListTables", Json.object()))
        .containsExactly("dynamodb:ListTables *");
    String stream = "arn:aws:dynamodb:" + HERE + ":table/T/stream/2026";
    assertThat(uses("dynamodb", "DescribeStream", Json.object().put("StreamArn", stream)))
        .containsExactly("dynamodb:DescribeStream " + stream);
    assertThat(
            uses(
                "dynamodb",
                "GetRecords",
                Json.object()
                    .put(
                        "ShardIterator",
                        "000|" + stream.replace(HERE, "ddblocal:000000000000") + "|x")))
        .containsExactly("dynamodb:GetRecords " + stream);
  }

  @Test
  void batchesAndTransactionsNameTheirTables() {
    String table = " arn:aws:dynamodb:" + HERE + ":table/";
    ObjectNode batch = Json.object();
    batch.putObject("RequestItems").putArray("T").addObject();
    assertThat(uses("dynamodb", "BatchWriteItem", batch))
        .containsExactly("dynamodb:BatchWriteItem" + table + "T");

    ObjectNode transaction = Json.object();
    ObjectNode parts = transaction.putArray("TransactItems").addObject();
    parts.putObject("Put").put("TableName", "T");
    parts.putObject("ConditionCheck").put("TableName", "U");
    assertThat(uses("dynamodb", "TransactWriteItems", transaction))
        .containsExactly(
            "dynamodb:PutItem" + table + "T", "dynamodb:ConditionCheckItem" + table + "U");

    ObjectNode tagged = Json.object().put("TableName", "T");
    tagged.putArray("Tags").addObject();
    assertThat(uses("dynamodb", "CreateTable", tagged))
        .containsExactly(
            "dynamodb:CreateTable" + table + "T", "dynamodb:TagResource" + table + "T");
  }

  @Test
  void whoMakesADeliveryStreamTagsItAndPassesItsRole() {
    ObjectNode body = Json.object().put("DeliveryStreamName", "T");
    body.putArray("Tags").addObject();
    body.putObject("ExtendedS3DestinationConfiguration").put("RoleARN", ROLE);
    String stream = "arn:aws:firehose:" + HERE + ":deliverystream/T";

    assertThat(uses("firehose", "CreateDeliveryStream", body))
        .containsExactly(
            "firehose:CreateDeliveryStream " + stream,
            "firehose:TagDeliveryStream " + stream,
            "iam:PassRole " + ROLE);
    assertThat(actions.of("firehose", "CreateDeliveryStream", request("POST", "/", body)).get(2))
        .extracting(Use::context)
        .isEqualTo(Map.of("iam:PassedToService", "firehose.amazonaws.com"));
  }

  @Test
  void functionsAndMappings() {
    String function = "arn:aws:lambda:" + HERE + ":function:f";
    assertThat(lambda("Invoke", "POST", "/2015-03-31/functions/f/invocations", Json.object()))
        .containsExactly("lambda:InvokeFunction " + function);
    assertThat(
            lambda(
                "CreateFunction",
                "POST",
                "/2015-03-31/functions",
                Json.object().put("FunctionName", "f").put("Role", ROLE)))
        .containsExactly("lambda:CreateFunction " + function, "iam:PassRole " + ROLE);
    assertThat(
            lambda(
                "CreateEventSourceMapping",
                "POST",
                "/2015-03-31/event-source-mappings",
                Json.object().put("FunctionName", function + ":live")))
        .containsExactly("lambda:CreateEventSourceMapping *");
    assertThat(
            lambda(
                "DeleteEventSourceMapping",
                "DELETE",
                "/2015-03-31/event-source-mappings/u",
                Json.object()))
        .containsExactly(
            "lambda:DeleteEventSourceMapping arn:aws:lambda:" + HERE + ":event-source-mapping:u");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /b/a%20b, '', s3:GetObject, b/a b",
    "HEAD, /b/k, '', s3:GetObject, b/k",
    "PUT, /b/k, uploadId, s3:PutObject, b/k",
    "POST, /b/k, uploads, s3:PutObject, b/k",
    "GET, /b, list-type, s3:ListBucket, b",
    "HEAD, /b/, '', s3:ListBucket, b",
    "GET, /b, encryption, s3:GetEncryptionConfiguration, b",
    "GET, /b, versioning, s3:GetBucketVersioning, b",
  })
  void objects(String method, String path, String parameter, String action, String resource) {
    Map<String, List<String>> query =
        parameter.isEmpty() ? Map.of() : Map.of(parameter, List.of("2"));
    ApiRequest request =
        new ApiRequest(method, path, query, Map.of(), new byte[0], "eu-west-1", "s3");

    assertThat(actions.of("s3", "", request))
        .containsExactly(new Use(action, "arn:aws:s3:::" + resource));
  }

  @Test
  void listsNameTheirPrefix() {
    Map<String, List<String>> query = Map.of("list-type", List.of("2"), "prefix", List.of("a/"));
    ApiRequest list = new ApiRequest("GET", "/b", query, Map.of(), new byte[0], "eu-west-1", "s3");

    assertThat(actions.of("s3", "", list))
        .containsExactly(new Use("s3:ListBucket", "arn:aws:s3:::b", Map.of("s3:prefix", "a/")));
  }

  @Test
  void keys() {
    String key = "arn:aws:kms:" + HERE + ":key/k";
    ObjectNode body = Json.object().put("DeliveryStreamName", "T");
    body.putObject("DeliveryStreamEncryptionConfigurationInput").put("KeyARN", key);
    assertThat(actions.of("firehose", "StartDeliveryStreamEncryption", request("POST", "/", body)))
        .contains(new Use("kms:CreateGrant", key, Map.of("kms:GrantIsForAWSResource", "true")));

    Map<String, List<String>> headers = Map.of(S3Actions.KEY_HEADER, List.of(key));
    ApiRequest put =
        new ApiRequest("PUT", "/b/k", Map.of(), headers, new byte[0], "eu-west-1", "s3");
    assertThat(actions.of("s3", "", put))
        .containsExactly(
            new Use("s3:PutObject", "arn:aws:s3:::b/k"),
            new Use(
                "kms:GenerateDataKey",
                key,
                Map.of("kms:ViaService", "s3.eu-west-1.amazonaws.com")));
  }

  @Test
  void rulesAndLogsAndAlarms() {
    assertThat(uses("events", "PutRule", Json.object().put("Name", "r").put("RoleArn", ROLE)))
        .containsExactly(
            "events:PutRule arn:aws:events:" + HERE + ":rule/r", "iam:PassRole " + ROLE);
    assertThat(uses("logs", "PutRetentionPolicy", Json.object().put("logGroupName", "/g")))
        .containsExactly(
            "logs:PutRetentionPolicy arn:aws:logs:" + HERE + ":log-group:/g:log-stream:");
    ApiRequest form =
        new ApiRequest(
            "POST",
            "/",
            Map.of(),
            Map.of(),
            "Action=PutMetricAlarm&AlarmName=a".getBytes(UTF_8),
            "eu-west-1",
            "monitoring");
    assertThat(actions.of("monitoring", "PutMetricAlarm", form))
        .containsExactly(
            new Use("cloudwatch:PutMetricAlarm", "arn:aws:cloudwatch:" + HERE + ":alarm:a"));
  }

  @Test
  void writesDownWhatIsNewOfThisProductAndOfRoles(@TempDir Path folder) throws IOException {
    CallFile file = new CallFile(folder, "123456789012");
    ApiRequest other = request("POST", "/", Json.object());
    ApiRequest own =
        new ApiRequest(
            "POST",
            "/",
            Map.of(),
            Map.of("user-agent", List.of("aws-sdk-java/2 app/ddbbackup")),
            new byte[0],
            "eu-west-1",
            "dynamodb");

    file.called(Optional.empty(), "dynamodb", "ListTables", other);
    file.called(Optional.empty(), "dynamodb", "ListTables", own);
    file.called(Optional.empty(), "dynamodb", "ListTables", own);
    file.called(Optional.of(ROLE), "dynamodb", "ListStreams", other);
    ObjectNode passing = Json.object().put("Name", "r").put("RoleArn", ROLE);
    file.called(Optional.empty(), "events", "PutRule", request("POST", "/", passing));
    file.acted(ROLE, "s3:PutObject", "arn:aws:s3:::b/k", Map.of());

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(Files.readAllLines(files.findFirst().orElseThrow()))
          .containsExactly(
              "{\"principal\":\"user\",\"action\":\"dynamodb:ListTables\",\"resource\":\"*\",\"context\":{}}",
              "{\"principal\":\""
                  + ROLE
                  + "\",\"action\":\"dynamodb:ListStreams\",\"resource\":\"*\",\"context\":{}}",
              "{\"principal\":\"other\",\"action\":\"iam:PassRole\",\"resource\":\""
                  + ROLE
                  + "\",\"context\":{\"iam:PassedToService\":\"events.amazonaws.com\"}}",
              "{\"principal\":\""
                  + ROLE
                  + "\",\"action\":\"s3:PutObject\",\"resource\":\"arn:aws:s3:::b/k\",\"context\":{}}");
    }
  }

  private List<String> uses(String service, String operation, ObjectNode body) {
    return shown(service, operation, request("POST", "/", body));
  }

  private List<String> lambda(String operation, String method, String path, ObjectNode body) {
    return shown("lambda", operation, request(method, path, body));
  }

  private List<String> shown(String service, String operation, ApiRequest request) {
    return actions.of(service, operation, request).stream()
        .map(use -> use.action() + " " + use.resource())
        .toList();
  }

  private static ApiRequest request(String method, String path, ObjectNode body) {
    return new ApiRequest(
        method, path, Map.of(), Map.of(), body.toString().getBytes(UTF_8), "eu-west-1", "dynamodb");
  }
}
