package io.github.ddbbackup.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.event.CloudTrailEvent;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.local.time.ManualClock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Calls for tables with a clock, faults and a receiver of events in the test's hands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TableCallsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:11:12.345Z");
  private static final Duration HOLD = Duration.ofSeconds(10);

  private final List<CloudTrailEvent> events = new CopyOnWriteArrayList<>();
  private final ManualClock clock = new ManualClock(NOW);
  private DynamoDbLocalProcess process;
  private Door<DynamoDbModule> door;
  private DynamoDbClient dynamo;

  @BeforeAll
  void open(@TempDir Path folder) throws IOException {
    process =
        DynamoDbLocalProcess.start(LocalAccountExtension.dynamoDbClassPath(), Optional.empty());
    door =
        new Door<>(
            clock, folder, context -> new DynamoDbModule(context, process, HOLD, events::add));
    dynamo = door.client(DynamoDbClient.builder());
  }

  @BeforeEach
  void forget() {
    events.clear();
    door.faults().clear();
  }

  @AfterAll
  void close() {
    dynamo.close();
    door.close();
    process.close();
  }

  @Test
  void holdsANewTableInCreating() {
    assertThat(TestTables.create(dynamo, "Held").tableDescription().tableStatus())
        .isEqualTo(TableStatus.CREATING);
    assertThat(status("Held")).isEqualTo(TableStatus.CREATING);
    assertThatThrownBy(() -> dynamo.updateTable(b -> b.tableName("Held").tableClass("STANDARD")))
        .isInstanceOf(ResourceInUseException.class);
    assertThatThrownBy(() -> put("Held", "x")).isInstanceOf(ResourceNotFoundException.class);

    clock.advance(HOLD);

    assertThat(status("Held")).isEqualTo(TableStatus.ACTIVE);
    put("Held", "x");
  }

  @Test
  void reportsCallsThatPass() {
    TestTables.create(dynamo, "Reported");
    clock.advance(HOLD);
    dynamo.deleteTable(b -> b.tableName("Reported"));

    assertThat(events)
        .extracting(event -> event.detail().path("eventName").asText())
        .containsExactly("CreateTable", "DeleteTable");
    CloudTrailEvent event = events.get(0);
    JsonNode detail = event.detail();
    assertThat(event.region()).isEqualTo(Door.REGION);
    assertThat(detail.path("eventSource").asText()).isEqualTo("dynamodb.amazonaws.com");
    assertThat(detail.path("awsRegion").asText()).isEqualTo(Door.REGION);
    assertThat(detail.path("requestParameters").path("tableName").asText()).isEqualTo("Reported");
    assertThat(detail.at("/requestParameters/keySchema/0/attributeName").asText()).isEqualTo("id");
    assertThat(detail.at("/responseElements/tableDescription/tableArn").asText())
        .isEqualTo("arn:aws:dynamodb:eu-west-1:123456789012:table/Reported");
    assertThat(detail.has("errorCode")).isFalse();
    assertThat(event.envelope().path("detail-type").asText())
        .isEqualTo("AWS API Call via CloudTrail");
    assertThat(event.envelope().path("source").asText()).isEqualTo("aws.dynamodb");
  }

  @Test
  void reportsCallsThatFail() {
    assertThatThrownBy(() -> dynamo.deleteTable(b -> b.tableName("Missing")))
        .isInstanceOf(ResourceNotFoundException.class);

    assertThat(events).hasSize(1);
    JsonNode detail = events.get(0).detail();
    assertThat(detail.path("errorCode").asText()).isEqualTo("ResourceNotFoundException");
    assertThat(detail.path("errorMessage").asText()).isNotEmpty();
    assertThat(detail.path("responseElements").isNull()).isTrue();
  }

  @Test
  void reportsNoCallsForItemsAndDescriptions() {
    dynamo.listTables();

    assertThat(events).isEmpty();
  }

  @Test
  void leavesWritesOfABatchUnprocessedWhenToldTo() {
    TestTables.create(dynamo, "Batch");
    clock.advance(HOLD);
    door.faults()
        .switchOn(FaultRule.next(3, FaultKind.PARTIAL_FAILURE, "dynamodb", "BatchWriteItem"));
    List<WriteRequest> writes =
        IntStream.range(0, 5)
            .mapToObj(i -> WriteRequest.builder().putRequest(p -> p.item(item("i" + i))).build())
            .toList();

    BatchWriteItemResponse response =
        dynamo.batchWriteItem(b -> b.requestItems(Map.of("Batch", writes)));

    assertThat(response.unprocessedItems().get("Batch")).isEqualTo(writes.subList(0, 3));
    assertThat(dynamo.scan(b -> b.tableName("Batch")).count()).isEqualTo(2);
  }

  @Test
  void failsAsToldTo() {
    TestTables.create(dynamo, "Faulty");
    clock.advance(HOLD);

    strike(FaultKind.THROTTLE, "PutItem");
    assertThatThrownBy(() -> put("Faulty", "x"))
        .isInstanceOf(ProvisionedThroughputExceededException.class);
    strike(FaultKind.SERVER_ERROR, "PutItem");
    assertThatThrownBy(() -> put("Faulty", "x"))
        .isInstanceOfSatisfying(
            DynamoDbException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
    strike(FaultKind.CONNECTION_RESET, "PutItem");
    assertThatThrownBy(() -> put("Faulty", "x")).isInstanceOf(SdkClientException.class);
    assertThat(dynamo.scan(b -> b.tableName("Faulty")).count()).isZero();

    strike(FaultKind.TIMEOUT_AFTER_TAKING, "PutItem");
    assertThatThrownBy(() -> put("Faulty", "x")).isInstanceOf(SdkClientException.class);
    assertThat(dynamo.scan(b -> b.tableName("Faulty")).count()).isEqualTo(1);
  }

  private void strike(FaultKind kind, String operation) {
    door.faults().switchOn(FaultRule.next(1, kind, "dynamodb", operation));
  }

  private TableStatus status(String table) {
    return dynamo.describeTable(b -> b.tableName(table)).table().tableStatus();
  }

  private void put(String table, String id) {
    dynamo.putItem(b -> b.tableName(table).item(item(id)));
  }

  private static Map<String, AttributeValue> item(String id) {
    return Map.of("id", AttributeValue.fromS(id));
  }
}
