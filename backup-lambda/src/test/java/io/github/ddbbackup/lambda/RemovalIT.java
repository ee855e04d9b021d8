package io.github.ddbbackup.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.Awaited;
import io.github.ddbbackup.plan.TableResult;
import io.github.ddbbackup.provision.ContinuousBackup;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.firehose.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;

/**
 * Tables that are written and deleted at once, with the functions of the archive, real streams and
 * faults on the way: every change is in the backup, and everything else is gone in the end.
 */
class RemovalIT {

  private static final long SEED = 20_261_122;
  private Deployment deployment;
  private AccountClients clients;
  private ContinuousBackup backup;

  @BeforeEach
  void deploy() {
    deployment = new Deployment("removal-it", SEED, account -> account);
    clients = deployment.clients;
    backup = deployment.backup;
  }

  @AfterEach
  void close() {
    deployment.close();
  }

  @Test
  void nothingIsLostWhenATableIsDeletedRightAfterItWasWritten() {
    TableName table = coveredTable("Orders");
    assertThat(DeliveryStreamName.firstOf(table, 3)).allMatch(this::isLive);
    switchOnFaults();
    write(table, 0, 200);
    clients.dynamoDb().deleteTable(r -> r.tableName(table.value()));

    deployment.await(
        "the function begins the removal", () -> tags(table).contains("ddbbackup:removal-since"));
    assertThat(backup.deprovision(table).failure()).as(deployment.told.toString()).isEmpty();

    assertThat(deployment.mappings(table)).isEmpty();
    assertThat(DeliveryStreamName.firstOf(table, 3)).noneMatch(this::isLive);
    assertThat(keys(table)).containsAll(keys(0, 200));
    assertThat(DeliveryStreamName.firstOf(table, 3))
        .as("each wrote a part of them")
        .allMatch(name -> isWriter(name, deployment.objects(table)));
  }

  @Test
  void tableMadeAgainIsServedAtOnceAndBothAreReadOutBeforeTheyGo() {
    TableName table = coveredTable("Again");
    switchOnFaults();
    write(table, 0, 60);
    clients.dynamoDb().deleteTable(r -> r.tableName(table.value()));
    deployment.create(table.value());
    deployment.await("the new table is covered", () -> deployment.isCovered(table));
    write(table, 60, 120);

    deployment.await("all changes of both", () -> keys(table).containsAll(keys(0, 120)));
    deployment.await("no removal", () -> !tags(table).contains("removal-since"));
    assertThat(isLive(table)).isTrue();
    String stream =
        clients.dynamoDb().describeTable(r -> r.tableName("Again")).table().latestStreamArn();
    assertThat(deployment.mappings(table))
        .extracting(EventSourceMappingConfiguration::eventSourceArn)
        .contains(stream);

    assertThat(backup.deprovision(table).failure()).as(deployment.told.toString()).isEmpty();
    assertThat(deployment.mappings(table)).isEmpty();
    assertThat(isLive(table)).isFalse();
  }

  /** The forwarder works at the changes all the while, and delivers none of them so far. */
  @Test
  void removalWaitsForAForwarderThatIsSlow() {
    TableName table = coveredTable("Slow");
    FaultRule slow = FaultRule.always(FaultKind.THROTTLE, "firehose", "PutRecordBatch");
    deployment.account.faults().switchOn(slow);
    write(table, 0, 50);
    clients.dynamoDb().deleteTable(r -> r.tableName(table.value()));
    deployment.await(
        "the function begins the removal", () -> tags(table).contains("ddbbackup:removal-since"));
    for (int look = 0; look < 5; look++) {
      TableResult waiting = backup.continueRemoval(table);
      assertThat(waiting.failure()).as(deployment.told.toString()).isEmpty();
      assertThat(waiting.awaited())
          .extracting(Awaited::until)
          .asString()
          .contains("0 of 1 shards are read out");
      assertThat(deployment.mappings(table)).hasSize(1);
    }
    deployment.account.faults().switchOff(slow);
    assertThat(backup.deprovision(table).failure()).as(deployment.told.toString()).isEmpty();
    assertThat(deployment.mappings(table)).isEmpty();
    assertThat(isLive(table)).isFalse();
    assertThat(keys(table)).containsAll(keys(0, 50));
  }

  private static boolean isWriter(DeliveryStreamName name, List<String> objects) {
    return objects.stream().anyMatch(key -> key.matches(".*/" + name + "-[0-9]+-20[0-9]{2}-.*"));
  }

  private void switchOnFaults() {
    List.of(
            FaultRule.withProbability(0.2, FaultKind.THROTTLE, "firehose", "PutRecordBatch"),
            FaultRule.withProbability(0.1, FaultKind.SERVER_ERROR, "firehose", "PutRecordBatch"),
            FaultRule.withProbability(0.1, FaultKind.PARTIAL_FAILURE, "firehose", "PutRecordBatch"),
            FaultRule.withProbability(
                0.1, FaultKind.TIMEOUT_AFTER_TAKING, "firehose", "PutRecordBatch"))
        .forEach(deployment.account.faults()::switchOn);
  }

  private TableName coveredTable(String name) {
    TableName table = deployment.create(name);
    deployment.await(name + " is covered", () -> deployment.isCovered(table));
    return table;
  }

  private void write(TableName table, int from, int to) {
    for (String key : keys(from, to)) {
      clients
          .dynamoDb()
          .putItem(r -> r.tableName(table.value()).item(Map.of("k", AttributeValue.fromS(key))));
    }
  }

  private static List<String> keys(int from, int to) {
    return java.util.stream.IntStream.range(from, to).mapToObj(i -> "key-" + i).toList();
  }

  private Set<String> keys(TableName table) {
    return deployment.keys(table);
  }

  private String tags(TableName table) {
    try {
      return clients
          .firehose()
          .listTagsForDeliveryStream(r -> r.deliveryStreamName(table.value()))
          .tags()
          .toString();
    } catch (ResourceNotFoundException e) {
      return "";
    }
  }

  private boolean isLive(TableName table) {
    return isLive(DeliveryStreamName.forTable(table));
  }

  private boolean isLive(DeliveryStreamName name) {
    return deployment.isLive(name);
  }
}
