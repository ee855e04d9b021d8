package io.github.ddbbackup.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.local.Clients;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.OperationType;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

@ExtendWith(LocalAccountExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamsTest {
  private static final String TABLE = "Streamed";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final DynamoDbClient dynamo;
  private final DynamoDbStreamsClient streams;
  private String streamArn = "";

  StreamsTest(LocalAccount account) {
    dynamo = Clients.of(account, DynamoDbClient.builder());
    streams = Clients.of(account, DynamoDbStreamsClient.builder());
  }

  @BeforeAll
  void makeTable() {
    TestTables.create(dynamo, TABLE);
    dynamo.updateTimeToLive(
        b -> b.tableName(TABLE).timeToLiveSpecification(t -> t.enabled(true).attributeName("ttl")));
    streamArn = dynamo.describeTable(b -> b.tableName(TABLE)).table().latestStreamArn();
  }

  @AfterAll
  void deleteTable() {
    dynamo.deleteTable(b -> b.tableName(TABLE));
  }

  @Test
  void listsAndDescribesStreamsInTermsOfTheAccount() {
    assertThat(streams.listStreams(b -> b.tableName(TABLE)).streams())
        .extracting(stream -> stream.streamArn())
        .containsExactly(streamArn);
    assertThat(streams.describeStream(b -> b.streamArn(streamArn)).streamDescription().streamArn())
        .isEqualTo(streamArn)
        .startsWith("arn:aws:dynamodb:us-east-1:123456789012:table/Streamed/stream/");
  }

  @Test
  void givesChangesInTermsOfTheAccount() {
    dynamo.putItem(b -> b.tableName(TABLE).item(Map.of("id", AttributeValue.fromS("changed"))));

    Record change = await(r -> r.dynamodb().keys().get("id").s().equals("changed"));

    assertThat(change.awsRegion()).isEqualTo("us-east-1");
    assertThat(change.eventName()).isEqualTo(OperationType.INSERT);
  }

  @Test
  void givesRemovalsByTimeToLiveAsAwsDoes() {
    dynamo.putItem(
        b ->
            b.tableName(TABLE)
                .item(
                    Map.of(
                        "id", AttributeValue.fromS("expired"),
                        "ttl", AttributeValue.fromN("1700000000"))));

    Record removal =
        await(
            r ->
                r.dynamodb().keys().get("id").s().equals("expired")
                    && r.eventName() != OperationType.INSERT);

    assertThat(removal.eventName()).isEqualTo(OperationType.REMOVE);
    assertThat(removal.userIdentity().type()).isEqualTo("Service");
    assertThat(removal.userIdentity().principalId()).isEqualTo("dynamodb.amazonaws.com");
    assertThat(removal.dynamodb().oldImage()).containsKey("ttl");
  }

  @Test
  void givesChangesTheirTimeToTheSecondAndAlwaysTheSame() {
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    dynamo.putItem(b -> b.tableName(TABLE).item(Map.of("id", AttributeValue.fromS("timed"))));
    Record change = await(r -> r.dynamodb().keys().get("id").s().equals("timed"));
    Instant time = change.dynamodb().approximateCreationDateTime();

    assertThat(time).isBetween(before, Instant.now());

    Instant later = Instant.now().plusSeconds(1).truncatedTo(ChronoUnit.SECONDS);
    await(r -> !Instant.now().isBefore(later));
    dynamo.putItem(b -> b.tableName(TABLE).item(Map.of("id", AttributeValue.fromS("later"))));
    Record next = await(r -> r.dynamodb().keys().get("id").s().equals("later"));

    assertThat(next.dynamodb().approximateCreationDateTime()).isBetween(later, Instant.now());
    assertThat(records())
        .filteredOn(r -> r.eventID().equals(change.eventID()))
        .extracting(r -> r.dynamodb().approximateCreationDateTime())
        .containsExactly(time);
    assertThat(records()).extracting(r -> r.dynamodb().approximateCreationDateTime()).isSorted();
  }

  private Record await(Predicate<Record> wanted) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      for (Record change : records()) {
        if (wanted.test(change)) {
          return change;
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new AssertionError("not seen within " + PATIENCE + ": " + records());
  }

  private List<Record> records() {
    String shard =
        streams
            .describeStream(b -> b.streamArn(streamArn))
            .streamDescription()
            .shards()
            .get(0)
            .shardId();
    String iterator =
        streams
            .getShardIterator(
                b -> b.streamArn(streamArn).shardId(shard).shardIteratorType("TRIM_HORIZON"))
            .shardIterator();
    return streams.getRecords(b -> b.shardIterator(iterator)).records();
  }
}
