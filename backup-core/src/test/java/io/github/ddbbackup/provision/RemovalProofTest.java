package io.github.ddbbackup.provision;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.config.TableSelection;
import io.github.ddbbackup.event.BackupEvent.ChangesAcknowledged;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Awaited;
import io.github.ddbbackup.plan.Coverage;
import io.github.ddbbackup.plan.Mode;
import io.github.ddbbackup.plan.Resource;
import io.github.ddbbackup.plan.TableResult;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.LimitExceededException;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;

/** What keeps a mapping, and what proves that it may go, over the wire and with real streams. */
@ExtendWith(ScenarioExtension.class)
class RemovalProofTest {

  private static final String GROUP = "/aws/lambda/LambdaStreamToFirehose";

  private final Scenario scenario;
  private final ContinuousBackup backup;
  private TableName table;
  private StreamArn stream;

  RemovalProofTest(Scenario scenario, ContinuousBackup backup) {
    this.scenario = scenario;
    this.backup = backup;
  }

  /** A table with three changes, which nobody reads: the mapping is switched off. */
  @BeforeEach
  void start() {
    scenario.createForwarder();
    table = scenario.createTable("Orders");
    assertThat(backup.provision(table).failure()).isEmpty();
    String mapping = scenario.settledMapping("Orders").uuid();
    scenario.clients.lambda().updateEventSourceMapping(r -> r.uuid(mapping).enabled(false));
    stream = StreamArn.of(scenario.streamOf("Orders"));
    for (String key : List.of("a", "b", "c")) {
      scenario
          .clients
          .dynamoDb()
          .putItem(r -> r.tableName("Orders").item(Map.of("k", AttributeValue.fromS(key))));
    }
    scenario.settledMapping("Orders");
    scenario.clients.logs().createLogGroup(r -> r.logGroupName(GROUP));
    scenario.clients.logs().createLogStream(r -> r.logGroupName(GROUP).logStreamName("s"));
  }

  @Test
  void mappingOfATableThatStaysGoesWhenTheLastChangeWasAcknowledged() {
    assertThat(begin().awaited()).extracting(Awaited::until).asString().contains("settled");
    scenario.pass(Scenario.SETTLING);
    assertKept("0 of 1 shards");

    log(stream.label(), numbers().get(1));
    log("2020-01-01T00:00:00.000", last());
    assertKept("0 of 1 shards");

    log(stream.label(), last());
    assertGone();
  }

  @Test
  void mappingOfADeletedTableGoesWhenTheLastChangeWasAcknowledged() {
    scenario.clients.dynamoDb().deleteTable(r -> r.tableName("Orders"));
    assertThat(backup.deprovisionDeleted(table).failure()).isEmpty();
    assertKept("0 of 1 shards");
    assertThat(backup.status(TableSelection.all()))
        .singleElement()
        .satisfies(s -> assertThat(s.coverage()).isEqualTo(Coverage.BEING_REMOVED));

    log(stream.label(), last());
    assertGone();
  }

  @Test
  void whatIsWrittenAfterTheRemovalBeganIsNotOwed() {
    scenario.pass(Duration.ofMinutes(-5));
    begin();
    scenario.pass(Duration.ofMinutes(5));

    assertGone();
  }

  @Test
  void withoutAProofItTakesADay() {
    begin();
    scenario.pass(Duration.ofHours(23));
    assertKept("0 of 1 shards");
    scenario.pass(Duration.ofHours(1));

    assertGone();
  }

  @Test
  void lanesProveNothing() {
    String mapping = scenario.mappings("Orders").get(0).uuid();
    scenario
        .clients
        .lambda()
        .updateEventSourceMapping(r -> r.uuid(mapping).parallelizationFactor(2).enabled(false));
    log(stream.label(), last());
    begin();
    scenario.pass(Scenario.SETTLING);

    assertKept("several lanes");
  }

  @Test
  void logThatMayNotBeReadProvesNothing() {
    log(stream.label(), last());
    begin();
    scenario.pass(Scenario.SETTLING);
    FaultRule refusal = FaultRule.always(FaultKind.REFUSAL, "logs", "FilterLogEvents");
    scenario.faults.switchOn(refusal);
    try {
      assertKept("can't be proven");
    } finally {
      scenario.faults.switchOff(refusal);
    }

    assertGone();
  }

  @Test
  void shardThatOthersReadIsLookedAtLater() {
    log(stream.label(), last());
    begin();
    scenario.pass(Scenario.SETTLING);
    try (ContinuousBackup crowded =
        scenario
            .backup(scenario.config(), scenario.calls)
            .interceptor(new TooManyReaders())
            .build()) {
      assertThat(crowded.continueRemoval(table).awaited())
          .extracting(Awaited::until)
          .asString()
          .contains("0 of 1 shards");
    }

    assertGone();
  }

  @Test
  void deliveryStreamStaysAsLongAsS3TakesNothing() {
    scenario.pass(Duration.ofMinutes(-5));
    begin();
    scenario.pass(Duration.ofMinutes(5));
    assertGone();
    log(stream.label(), last());
    scenario.pass(Duration.ofMinutes(4));

    assertThat(backup.continueRemoval(table).awaited())
        .extracting(Awaited::until)
        .asString()
        .contains("S3 has got nothing since changes were sent at");
    assertThat(scenario.liveDeliveryStreams()).containsExactly("Orders");

    putObject();
    assertThat(backup.continueRemoval(table).awaited()).isEmpty();
    assertThat(scenario.liveDeliveryStreams()).isEmpty();
  }

  @Test
  void firehoseGivesUpAfterADay() {
    scenario.pass(Duration.ofMinutes(-5));
    begin();
    scenario.pass(Duration.ofMinutes(5));
    assertGone();
    log(stream.label(), last());
    scenario.pass(Duration.ofHours(25));

    assertThat(backup.continueRemoval(table).awaited()).isEmpty();
    assertThat(scenario.liveDeliveryStreams()).isEmpty();
  }

  /** As Firehose writes it when S3 takes it again. */
  private void putObject() {
    String hour =
        DateTimeFormatter.ofPattern("yyyy/MM/dd/HH/", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .format(Instant.now());
    scenario
        .clients
        .s3()
        .putObject(
            r ->
                r.bucket(scenario.bucket)
                    .key("backups/Orders/" + hour + "Orders-1-" + scenario.region),
            RequestBody.fromString("x"));
  }

  private TableResult begin() {
    TableResult result =
        backup
            .beginDeprovisioning(new TableSelection.Named(List.of(table)), Mode.APPLY)
            .tables()
            .get(0);
    assertThat(result.failure()).isEmpty();
    return result;
  }

  private void assertKept(String why) {
    TableResult result = backup.continueRemoval(table);
    assertThat(result.failure()).isEmpty();
    assertThat(result.awaited()).extracting(Awaited::until).asString().contains(why);
    assertThat(scenario.mappings("Orders")).hasSize(1);
  }

  private void assertGone() {
    TableResult result = backup.continueRemoval(table);
    assertThat(result.failure()).isEmpty();
    assertThat(scenario.mappings("Orders")).isEmpty();
    assertThat(result.awaited())
        .extracting(a -> a.resource().kind())
        .containsExactly(Resource.Kind.DELIVERY_STREAM);
  }

  private void log(String label, String upTo) {
    scenario
        .clients
        .logs()
        .putLogEvents(
            r ->
                r.logGroupName(GROUP)
                    .logStreamName("s")
                    .logEvents(
                        InputLogEvent.builder()
                            .timestamp(Instant.now().toEpochMilli())
                            .message(
                                new ChangesAcknowledged("Orders", label, 1, upTo).message() + "\n")
                            .build()));
  }

  private String last() {
    return numbers().get(2);
  }

  private List<String> numbers() {
    String shard =
        scenario
            .clients
            .dynamoDbStreams()
            .describeStream(r -> r.streamArn(stream.value()))
            .streamDescription()
            .shards()
            .get(0)
            .shardId();
    String iterator =
        scenario
            .clients
            .dynamoDbStreams()
            .getShardIterator(
                r ->
                    r.streamArn(stream.value())
                        .shardId(shard)
                        .shardIteratorType(ShardIteratorType.TRIM_HORIZON))
            .shardIterator();
    List<Record> records =
        scenario.clients.dynamoDbStreams().getRecords(r -> r.shardIterator(iterator)).records();
    assertThat(records).hasSize(3);
    return records.stream().map(record -> record.dynamodb().sequenceNumber()).toList();
  }

  /** Answers as DynamoDB does when a shard has more readers than it may have. */
  private static final class TooManyReaders implements ExecutionInterceptor {
    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (context.request() instanceof GetRecordsRequest) {
        throw LimitExceededException.builder()
            .awsErrorDetails(
                AwsErrorDetails.builder()
                    .errorCode("LimitExceededException")
                    .errorMessage("Too many readers")
                    .serviceName("DynamoDbStreams")
                    .build())
            .statusCode(400)
            .build();
      }
    }
  }
}
