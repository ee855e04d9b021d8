package io.github.ddbbackup.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.Unrecorded;
import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.FaultRule;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.record.Item;
import io.github.ddbbackup.record.Json;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

@ExtendWith(LocalAccountExtension.class)
class DynamoDbItemsTest extends ItemTableContract {

  private static final AtomicInteger TABLES = new AtomicInteger();

  private final LocalAccount account;
  private final AwsClients clients;

  DynamoDbItemsTest(LocalAccount account) {
    this.account = account;
    clients =
        AwsClients.of(
            RegionName.of("eu-items-1"),
            new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint())),
            new Unrecorded());
  }

  @AfterEach
  void close() {
    account.faults().clear();
    clients.close();
  }

  @Override
  ItemTable table() {
    return new DynamoDbItems(clients, make());
  }

  @Override
  int manyItems() {
    return 40;
  }

  @Test
  void everyItemArrivesThoughTheTableLeavesManyUnprocessedAndIsThrottled() {
    ItemTable table = table();
    account
        .faults()
        .switchOn(
            FaultRule.withProbability(
                0.3, FaultKind.PARTIAL_FAILURE, "dynamodb", "BatchWriteItem"));
    account.faults().switchOn(FaultRule.next(1, FaultKind.THROTTLE, "dynamodb", "BatchWriteItem"));
    account
        .faults()
        .switchOn(FaultRule.next(1, FaultKind.TIMEOUT_AFTER_TAKING, "dynamodb", "BatchWriteItem"));
    WriteTally tally = new WriteTally(items -> {});

    try (TableWriter writer =
        new TableWriter(table, Json::toString, 3, new Waiting().persistence(), tally)) {
      IntStream.range(0, 200).forEach(i -> writer.put(json("'id':{'S':'" + i + "'}")));
      writer.finish();
    }
    account.faults().clear();

    assertThat(tally.count()).isEqualTo(new WriteCount(200, 0, 0, List.of()));
    assertThat(IntStream.range(0, 200).filter(i -> table.get(key(i)).isPresent()).count())
        .isEqualTo(200);
  }

  @Test
  void takesItemsThatOthersWriteInAnotherWay() {
    ItemTable table = table();
    Json other =
        json(
            " 'id' : { 'S' : '1' } , 'a' : { 'S' : '\\u00e4\\/' } , 'b' : { 'BS' : [ 'AQ' , 'AgM=' ] } ");

    assertThat(table.put(List.of(other, json("'id':{'S':'2'},'a':{'S':'\u00e4'}")))).isEmpty();

    assertThat(table.get(key(1)).map(Item::of))
        .contains(Item.of(json("'id':{'S':'1'},'a':{'S':'\u00e4/'},'b':{'BS':['AQ==','AgM=']}")));
    assertThat(table.get(key(2)).map(Item::of))
        .contains(Item.of(json("'id':{'S':'2'},'a':{'S':'\u00e4'}")));
  }

  @Test
  void whatIsNoItemIsToldBeforeAnythingIsSent() {
    ItemTable table = table();

    assertThatThrownBy(
            () -> table.put(List.of(json("'id':{'S':'1'}"), json("'id':{'S':'2'},'a':{'S':7}"))))
        .isInstanceOf(BackupException.class)
        .hasMessageStartingWith("Not the image of an item: ");
    assertThat(table.get(key(1))).isEmpty();
  }

  @Test
  void aRevertSurvivesThrottlingAndLostAnswers() {
    ItemTable table = table();
    assertThat(table.put(List.of(json("'id':{'S':'1'},'a':{'N':'1'}")))).isEmpty();
    account.faults().switchOn(FaultRule.next(1, FaultKind.THROTTLE, "dynamodb", "PutItem"));
    account
        .faults()
        .switchOn(FaultRule.next(1, FaultKind.TIMEOUT_AFTER_TAKING, "dynamodb", "PutItem"));
    WriteTally tally = new WriteTally(items -> {});

    try (RevertWriter writer = new RevertWriter(table, 1, new Waiting().persistence(), tally)) {
      writer.write(
          new RevertChange(
              key(1),
              Optional.of(json("'id':{'S':'1'},'a':{'N':'1'}")),
              Optional.of(json("'id':{'S':'1'},'a':{'N':'2'}"))));
      writer.finish();
    }

    assertThat(tally.count()).isEqualTo(new WriteCount(1, 0, 0, List.of()));
    assertThat(table.get(key(1))).contains(json("'a':{'N':'2'},'id':{'S':'1'}"));
  }

  @Test
  void aConditionHoldsAsManyAttributesAsDynamoDbAllows() {
    ItemTable table = table();
    List<Json> fitting = wide(148);
    assertThat(table.put(List.of(fitting.get(0)))).isEmpty();

    assertThat(
            table.write(
                new RevertChange(key(1), Optional.of(fitting.get(0)), Optional.of(fitting.get(1)))))
        .isInstanceOf(ConditionalWrite.Done.class);

    List<Json> tooWide = wide(151);
    assertThat(table.put(List.of(tooWide.get(0)))).isEmpty();
    assertThat(
            table.write(
                new RevertChange(key(1), Optional.of(tooWide.get(0)), Optional.of(tooWide.get(1)))))
        .isInstanceOfSatisfying(
            ConditionalWrite.Refused.class,
            refused -> assertThat(refused.why()).contains("more attributes than a condition"));
  }

  private TableName make() {
    String name = "Items" + TABLES.incrementAndGet();
    clients
        .dynamoDb()
        .createTable(
            r ->
                r.tableName(name)
                    .billingMode(BillingMode.PAY_PER_REQUEST)
                    .attributeDefinitions(text("id"), text("state"))
                    .keySchema(hash("id"))
                    .globalSecondaryIndexes(
                        GlobalSecondaryIndex.builder()
                            .indexName("by-state")
                            .keySchema(hash("state"))
                            .projection(p -> p.projectionType(ProjectionType.KEYS_ONLY))
                            .build()));
    return TableName.of(name);
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement hash(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.HASH).build();
  }
}
