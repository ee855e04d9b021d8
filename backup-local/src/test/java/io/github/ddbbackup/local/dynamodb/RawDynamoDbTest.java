package io.github.ddbbackup.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What DynamoDB Local answers that AWS does not: each is evened out, and a test that fails here
 * says that there is one thing less to even out, or another.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawDynamoDbTest {
  private static final String TABLES = "DynamoDB_20120810.";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String STREAMS = "DynamoDBStreams_20120810.";

  private DynamoDbLocalProcess process;
  private Backend backend;
  private JsonNode created;

  @BeforeAll
  void start() throws IOException {
    process =
        DynamoDbLocalProcess.start(LocalAccountExtension.dynamoDbClassPath(), Optional.empty());
    backend = new Backend(process.endpoint());
    created =
        call(
                TABLES + "CreateTable",
                """
                {"TableName": "Raw", "BillingMode": "PAY_PER_REQUEST",
                 "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
                 "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
                 "StreamSpecification":
                     {"StreamEnabled": true, "StreamViewType": "NEW_AND_OLD_IMAGES"},
                 "Tags": [{"Key": "a", "Value": "b"}]}
                """)
            .path("TableDescription");
  }

  @AfterAll
  void stop() {
    process.close();
  }

  @Test
  void arnsLieInARegionOfItsOwn() {
    assertThat(created.path("TableArn").asText()).isEqualTo(Arns.RAW_PREFIX + "table/Raw");
    assertThat(created.path("LatestStreamArn").asText())
        .startsWith(Arns.RAW_PREFIX + "table/Raw/stream/");
  }

  @Test
  void tablesAreActiveAtOnceAndHaveNoId() {
    assertThat(created.path("TableStatus").asText()).isEqualTo("ACTIVE");
    assertThat(created.has("TableId")).isFalse();
  }

  @Test
  void tagsAreNotKept() {
    assertThat(
            errorOf(
                "ListTagsOfResource",
                "{\"ResourceArn\": \"" + created.path("TableArn").asText() + "\"}"))
        .isEqualTo("UnknownOperationException");
  }

  @Test
  void pointInTimeRecoveryExportAndImportAreUnknown() {
    for (String operation :
        new String[] {
          "DescribeContinuousBackups",
          "UpdateContinuousBackups",
          "ExportTableToPointInTime",
          "ImportTable",
          "RestoreTableToPointInTime",
          "RestoreTableFromBackup"
        }) {
      assertThat(errorOf(operation, "{\"TableName\": \"Raw\"}"))
          .as(operation)
          .isEqualTo("UnknownOperationException");
    }
  }

  @Test
  void streamRecordsNameARegionOfItsOwnAndWholeMinutes() {
    call(TABLES + "PutItem", "{\"TableName\": \"Raw\", \"Item\": {\"id\": {\"S\": \"x\"}}}");

    JsonNode change = streamRecords().path(0);

    assertThat(change.path("awsRegion").asText()).isEqualTo("ddblocal");
    assertThat(change.path("dynamodb").path("ApproximateCreationDateTime").asLong() % 60).isZero();
  }

  @Test
  void removalsByTimeToLiveHaveANameThatAwsDoesNotKnowAndNoIdentity() {
    call(
        TABLES + "UpdateTimeToLive",
        "{\"TableName\": \"Raw\", \"TimeToLiveSpecification\":"
            + " {\"Enabled\": true, \"AttributeName\": \"ttl\"}}");
    call(
        TABLES + "PutItem",
        "{\"TableName\": \"Raw\", \"Item\":"
            + " {\"id\": {\"S\": \"old\"}, \"ttl\": {\"N\": \"1700000000\"}}}");

    JsonNode removal = awaitRemoval("old");

    assertThat(removal.path("eventName").asText()).isIn("EXPIRE", "UNKNOWN_TO_SDK_VERSION");
    assertThat(removal.has("userIdentity")).isFalse();
  }

  @Test
  void streamHasOneShard() {
    assertThat(stream().path("Shards")).hasSize(1);
  }

  private JsonNode awaitRemoval(String id) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      for (JsonNode change : streamRecords()) {
        if (change.at("/dynamodb/Keys/id/S").asText().equals(id)
            && !change.path("eventName").asText().equals("INSERT")) {
          return change;
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new AssertionError("not removed within " + PATIENCE);
  }

  private JsonNode stream() {
    return call(
            STREAMS + "DescribeStream",
            "{\"StreamArn\": \"" + created.path("LatestStreamArn").asText() + "\"}")
        .path("StreamDescription");
  }

  private JsonNode streamRecords() {
    JsonNode iterator =
        backend.call(
            "us-east-1",
            STREAMS + "GetShardIterator",
            Json.object()
                .put("StreamArn", created.path("LatestStreamArn").asText())
                .put("ShardId", stream().path("Shards").path(0).path("ShardId").asText())
                .put("ShardIteratorType", "TRIM_HORIZON"));
    return backend.call("us-east-1", STREAMS + "GetRecords", iterator).path("Records");
  }

  private String errorOf(String operation, String body) {
    return catchThrowableOfType(ApiException.class, () -> call(TABLES + operation, body)).code();
  }

  private JsonNode call(String target, String body) {
    return backend.call("us-east-1", target, Json.parse(body).orElseThrow());
  }
}
