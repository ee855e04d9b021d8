package io.github.ddbbackup.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.Clients;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.Tag;

@ExtendWith(LocalAccountExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DynamoDbTest {
  private final LocalAccount account;
  private final DynamoDbClient dynamo;

  DynamoDbTest(LocalAccount account) {
    this.account = account;
    this.dynamo = Clients.of(account, DynamoDbClient.builder());
  }

  @BeforeAll
  void makeTable() {
    TestTables.create(dynamo, "Orders", tag("team", "shop"));
  }

  @AfterAll
  void deleteTable() {
    dynamo.deleteTable(b -> b.tableName("Orders"));
    dynamo.close();
  }

  @Test
  void describesTablesInTermsOfTheAccount() {
    TableDescription table = dynamo.describeTable(b -> b.tableName("Orders")).table();

    assertThat(table.tableArn()).isEqualTo("arn:aws:dynamodb:us-east-1:123456789012:table/Orders");
    assertThat(table.latestStreamArn())
        .startsWith("arn:aws:dynamodb:us-east-1:123456789012:table/Orders/stream/");
    assertThat(table.tableStatus()).isEqualTo(TableStatus.ACTIVE);
    assertThat(table.tableId()).matches("[0-9a-f-]{36}");
  }

  @Test
  void takesArnsForNames() {
    String arn = "arn:aws:dynamodb:us-east-1:123456789012:table/Orders";
    dynamo.putItem(b -> b.tableName(arn).item(Map.of("id", AttributeValue.fromS("arn"))));

    assertThat(dynamo.describeTable(b -> b.tableName(arn)).table().tableName()).isEqualTo("Orders");
    assertThat(
            dynamo
                .getItem(b -> b.tableName("Orders").key(Map.of("id", AttributeValue.fromS("arn"))))
                .hasItem())
        .isTrue();
  }

  @Test
  void keepsTheTablesOfRegionsApart() {
    try (DynamoDbClient other =
        Clients.of(account.endpoint(), Region.EU_CENTRAL_1, DynamoDbClient.builder())) {
      assertThat(other.listTables().tableNames()).doesNotContain("Orders");
      assertThatThrownBy(() -> other.describeTable(b -> b.tableName("Orders")))
          .isInstanceOf(ResourceNotFoundException.class);
    }
  }

  @Test
  void keepsTags() {
    String arn = dynamo.describeTable(b -> b.tableName("Orders")).table().tableArn();
    assertThat(dynamo.listTagsOfResource(b -> b.resourceArn(arn)).tags())
        .containsExactly(tag("team", "shop"));

    dynamo.tagResource(b -> b.resourceArn(arn).tags(tag("backup", "yes"), tag("x", "")));
    dynamo.untagResource(b -> b.resourceArn(arn).tagKeys("x"));

    assertThat(dynamo.listTagsOfResource(b -> b.resourceArn(arn)).tags())
        .extracting(Tag::key)
        .containsExactlyInAnyOrder("team", "backup");
    dynamo.untagResource(b -> b.resourceArn(arn).tagKeys("backup"));
  }

  @Test
  void refusesTagsOfATableThatIsNotThere() {
    assertThatThrownBy(
            () ->
                dynamo.listTagsOfResource(
                    b -> b.resourceArn("arn:aws:dynamodb:us-east-1:123456789012:table/Nowhere")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("Nowhere");
  }

  @Test
  void remembersPointInTimeRecovery() {
    dynamo.updateContinuousBackups(
        b ->
            b.tableName("Orders")
                .pointInTimeRecoverySpecification(p -> p.pointInTimeRecoveryEnabled(true)));

    assertThat(
            dynamo
                .describeContinuousBackups(b -> b.tableName("Orders"))
                .continuousBackupsDescription()
                .pointInTimeRecoveryDescription()
                .pointInTimeRecoveryStatusAsString())
        .isEqualTo("ENABLED");
  }

  @Test
  void namesACallThatIsNotEmulated() {
    assertThatThrownBy(() -> dynamo.listExports(b -> b.maxResults(1)))
        .isInstanceOf(DynamoDbException.class)
        .hasMessageContaining("dynamodb:ListExports is not emulated");
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }
}
