package io.github.ddbbackup.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.firehose.Usage;
import io.github.ddbbackup.local.fixture.Archives;
import io.github.ddbbackup.local.fixture.ForwardingHandler;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionResponseType;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceInUseException;
import software.amazon.awssdk.services.s3.S3Client;

/** From a table's stream through a function and a delivery stream to objects of S3. */
@ExtendWith(LocalAccountExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesToObjectsTest {
  private static final String BUCKET = "changes-to-objects";
  private static final String FUNCTION = "changes-forwarder";
  private static final String ROLE = "arn:aws:iam::123456789012:role/changes";

  private final DynamoDbClient dynamo;
  private final FirehoseClient firehose;
  private final LambdaClient lambda;
  private final EventBridgeClient events;
  private final CloudWatchLogsClient logs;
  private final S3Client s3;
  private final Supplier<Usage> usage;

  ChangesToObjectsTest(LocalAccount account) {
    usage = account::deliveryUsage;
    dynamo = Clients.of(account, DynamoDbClient.builder());
    firehose = Clients.of(account, FirehoseClient.builder());
    lambda = Clients.of(account, LambdaClient.builder());
    events = Clients.of(account, EventBridgeClient.builder());
    logs = Clients.of(account, CloudWatchLogsClient.builder());
    s3 = Clients.of(account, S3Client.builder().forcePathStyle(true));
  }

  @BeforeAll
  void deploy() throws IOException {
    s3.createBucket(b -> b.bucket(BUCKET));
    firehose.createDeliveryStream(
        b ->
            b.deliveryStreamName(FUNCTION)
                .extendedS3DestinationConfiguration(
                    d ->
                        d.roleARN(ROLE)
                            .bucketARN("arn:aws:s3:::" + BUCKET)
                            .prefix("lines/")
                            .bufferingHints(h -> h.sizeInMBs(1).intervalInSeconds(0))));
    byte[] archive = Archives.of("", ForwardingHandler.class);
    lambda.createFunction(
        b ->
            b.functionName(FUNCTION)
                .role(ROLE)
                .runtime("java21")
                .handler(ForwardingHandler.class.getName())
                .timeout(30)
                .environment(e -> e.variables(Map.of("STREAM", FUNCTION)))
                .code(c -> c.zipFile(SdkBytes.fromByteArray(archive))));
    lambda.waiter().waitUntilFunctionActiveV2(b -> b.functionName(FUNCTION));
    lambda.publishVersion(b -> b.functionName(FUNCTION));
    lambda.createAlias(b -> b.functionName(FUNCTION).name("live").functionVersion("1"));
  }

  @AfterAll
  void remove() {
    lambda.listEventSourceMappings().eventSourceMappings().stream()
        .filter(mapping -> mapping.functionArn().contains(FUNCTION))
        .forEach(mapping -> lambda.deleteEventSourceMapping(b -> b.uuid(mapping.uuid())));
    lambda.deleteFunction(b -> b.functionName(FUNCTION));
    firehose.deleteDeliveryStream(b -> b.deliveryStreamName(FUNCTION));
    List.of(dynamo, firehose, lambda, events, logs, s3).forEach(client -> client.close());
  }

  @Test
  void everyChangeArrivesInOrderAsItWasMade() {
    String stream = table("Changes");
    put("Changes", "1E+2");
    lambda.createEventSourceMapping(
        b ->
            b.functionName(FUNCTION + ":live")
                .eventSourceArn(stream)
                .startingPosition("TRIM_HORIZON")
                .batchSize(1000)
                .functionResponseTypes(FunctionResponseType.REPORT_BATCH_ITEM_FAILURES));
    put("Changes", "12345678901234567890123456789012345678");
    dynamo.deleteItem(b -> b.tableName("Changes").key(Map.of("id", AttributeValue.fromS("Zoë"))));

    await(() -> records("Changes").size() == 3);

    assertThat(usage.get().billedBytes()).isPositive().isGreaterThan(usage.get().bytes());
    List<JsonNode> records = records("Changes");
    assertThat(records)
        .extracting(record -> record.path("eventName").asText())
        .containsExactly("INSERT", "MODIFY", "REMOVE");
    JsonNode second = records.get(1);
    assertThat(second.path("eventSource").asText()).isEqualTo("aws:dynamodb");
    assertThat(second.path("eventSourceARN").asText()).isEqualTo(stream);
    assertThat(second.path("awsRegion").asText()).isEqualTo("us-east-1");
    JsonNode change = second.path("dynamodb");
    assertThat(change.path("ApproximateCreationDateTime").isIntegralNumber()).isTrue();
    assertThat(change.path("Keys").toString()).isEqualTo("{\"id\":{\"S\":\"Zoë\"}}");
    assertThat(change.path("NewImage").path("n").path("N").asText())
        .isEqualTo("12345678901234567890123456789012345678");
    assertThat(change.path("OldImage").path("n").path("N").asText()).isEqualTo("100");
    assertThat(change.path("NewImage").path("b").path("B").asText()).isEqualTo("AAH/");
    await(
        () ->
            logs.filterLogEvents(b -> b.logGroupName("/aws/lambda/" + FUNCTION)).events().stream()
                .anyMatch(event -> event.message().startsWith("REPORT RequestId")));
  }

  @Test
  void aMappingIsCreatedChangedAndDeleted() {
    String stream = table("Mapped");
    String arn = lambda.getAlias(b -> b.functionName(FUNCTION).name("live")).aliasArn();
    var created =
        lambda.createEventSourceMapping(
            b -> b.functionName(arn).eventSourceArn(stream).startingPosition("TRIM_HORIZON"));
    assertThat(created.state()).isEqualTo("Creating");
    assertThat(created.functionArn()).isEqualTo(arn);
    assertThat(created.batchSize()).isEqualTo(100);
    assertThat(created.maximumRetryAttempts()).isEqualTo(-1);
    assertThatThrownBy(
            () ->
                lambda.createEventSourceMapping(
                    b ->
                        b.functionName(arn)
                            .eventSourceArn(stream)
                            .startingPosition("TRIM_HORIZON")))
        .isInstanceOf(ResourceConflictException.class)
        .hasMessageContaining(created.uuid());
    assertThatThrownBy(() -> lambda.deleteEventSourceMapping(b -> b.uuid(created.uuid())))
        .isInstanceOf(ResourceInUseException.class);
    await(() -> state(created.uuid()).equals("Enabled"));

    assertThat(
            lambda
                .updateEventSourceMapping(
                    b -> b.uuid(created.uuid()).batchSize(500).bisectBatchOnFunctionError(true))
                .state())
        .isEqualTo("Updating");
    await(() -> state(created.uuid()).equals("Enabled"));
    var shown = lambda.getEventSourceMapping(b -> b.uuid(created.uuid()));
    assertThat(shown.batchSize()).isEqualTo(500);
    assertThat(shown.bisectBatchOnFunctionError()).isTrue();
    assertThat(lambda.listEventSourceMappings(b -> b.eventSourceArn(stream)).eventSourceMappings())
        .hasSize(1);
    assertThat(lambda.listEventSourceMappings(b -> b.functionName(FUNCTION)).eventSourceMappings())
        .as("mappings of the function without an alias")
        .isEmpty();
    assertThat(lambda.deleteEventSourceMapping(b -> b.uuid(created.uuid())).state())
        .isEqualTo("Deleting");
    await(
        () ->
            lambda
                .listEventSourceMappings(b -> b.eventSourceArn(stream))
                .eventSourceMappings()
                .isEmpty());
  }

  @Test
  void aMappingNeedsAStreamThatIsThere() {
    String stream = table("Streamed");

    assertThatThrownBy(
            () ->
                lambda.createEventSourceMapping(
                    b ->
                        b.functionName(FUNCTION)
                            .eventSourceArn(stream.replace("Streamed", "Missing"))
                            .startingPosition("TRIM_HORIZON")))
        .isInstanceOf(InvalidParameterValueException.class);
    assertThatThrownBy(
            () ->
                lambda.createEventSourceMapping(
                    b -> b.functionName(FUNCTION).eventSourceArn(stream)))
        .hasMessageContaining("startingPosition");
  }

  @Test
  void aNewTableInvokesTheFunctionOfARule() {
    String rule =
        events
            .putRule(
                b ->
                    b.name("changes-creation")
                        .eventPattern(
                            "{\"source\":[\"aws.dynamodb\"],\"detail\":"
                                + "{\"eventName\":[\"CreateTable\"],\"requestParameters\":"
                                + "{\"tableName\":[\"Ruled\"]}}}"))
            .ruleArn();
    String arn = lambda.getAlias(b -> b.functionName(FUNCTION).name("live")).aliasArn();
    lambda.addPermission(
        b ->
            b.functionName(FUNCTION)
                .qualifier("live")
                .statementId("rule")
                .action("lambda:InvokeFunction")
                .principal("events.amazonaws.com")
                .sourceArn(rule));
    events.putTargets(
        b -> b.rule("changes-creation").targets(Target.builder().id("1").arn(arn).build()));

    table("Ruled");

    await(
        () ->
            lines().stream()
                .anyMatch(
                    line ->
                        line.path("detail")
                            .path("requestParameters")
                            .path("tableName")
                            .asText()
                            .equals("Ruled")));
  }

  private String table(String name) {
    return dynamo
        .createTable(
            b ->
                b.tableName(name)
                    .attributeDefinitions(
                        AttributeDefinition.builder()
                            .attributeName("id")
                            .attributeType("S")
                            .build())
                    .keySchema(
                        KeySchemaElement.builder().attributeName("id").keyType("HASH").build())
                    .billingMode("PAY_PER_REQUEST")
                    .streamSpecification(
                        s -> s.streamEnabled(true).streamViewType("NEW_AND_OLD_IMAGES")))
        .tableDescription()
        .latestStreamArn();
  }

  private void put(String table, String number) {
    dynamo.putItem(
        b ->
            b.tableName(table)
                .item(
                    Map.of(
                        "id", AttributeValue.fromS("Zoë"),
                        "n", AttributeValue.fromN(number),
                        "b",
                            AttributeValue.fromB(
                                SdkBytes.fromByteArray(new byte[] {0, 1, (byte) 0xff})))));
  }

  private String state(String uuid) {
    return lambda.getEventSourceMapping(b -> b.uuid(uuid)).state();
  }

  private List<JsonNode> records(String table) {
    List<JsonNode> records = new ArrayList<>();
    for (JsonNode line : lines()) {
      for (JsonNode record : line.path("Records")) {
        if (record.path("eventSourceARN").asText().contains("table/" + table + "/")) {
          records.add(record);
        }
      }
    }
    return records;
  }

  private List<JsonNode> lines() {
    List<JsonNode> lines = new ArrayList<>();
    s3.listObjectsV2(b -> b.bucket(BUCKET)).contents().stream()
        .sorted(java.util.Comparator.comparing(object -> object.lastModified()))
        .map(object -> s3.getObjectAsBytes(b -> b.bucket(BUCKET).key(object.key())).asUtf8String())
        .flatMap(String::lines)
        .forEach(line -> lines.add(Json.parse(line).orElseThrow()));
    return lines;
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Duration.ofSeconds(40).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
