package io.github.ddbbackup.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.ddbbackup.lambda.TableEvent.Deleted;
import io.github.ddbbackup.lambda.TableEvent.Ignored;
import io.github.ddbbackup.lambda.TableEvent.Made;
import io.github.ddbbackup.lambda.TableEvent.Reconcile;
import io.github.ddbbackup.naming.TableName;
import io.github.ddbbackup.plan.EventPattern;
import io.github.ddbbackup.plan.ReconcileRequest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableEventParserTest {

  private static final String ARN = "arn:aws:dynamodb:eu-west-1:123456789012:table/Orders";

  /** Used by name. */
  static final Iterable<String> TABLE_MAKING_CALLS = EventPattern.TABLE_MAKING_CALLS;

  /** Used by name. */
  static final Iterable<String> TABLE_DELETING_CALLS = EventPattern.TABLE_DELETING_CALLS;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "CreateTable                | {\"tableName\":\"Orders\",\"keySchema\":[]}",
        "CreateTable                |"
            + " {\"keySchema\":[{\"tableName\":\"x\"}],\"tableName\":\"Orders\"}",
        "CreateTableReplica         | {\"tableName\":\"Orders\",\"replicaId\":\"1\"}",
        "RestoreTableFromBackup     | {\"targetTableName\":\"Orders\",\"backupArn\":\"arn\"}",
        "RestoreTableToPointInTime  | {\"sourceTableName\":\"Old\",\"targetTableName\":\"Orders\"}",
        "ImportTable                | {\"tableCreationParameters\":{\"tableName\":\"Orders\"}}"
      })
  void understandsCallsThatMakeTables(String call, String request) {
    assertThat(parse(event(call, request))).isEqualTo(new Made(TableName.of("Orders")));
  }

  @ParameterizedTest
  @FieldSource("TABLE_MAKING_CALLS")
  void understandsEveryCallThatTheRuleLetsThrough(String call) {
    String request = "{\"tableName\":\"Orders\"}";

    assertThat(parse(event(call, request))).isEqualTo(new Made(TableName.of("Orders")));
  }

  @ParameterizedTest
  @FieldSource("TABLE_DELETING_CALLS")
  void understandsTheCallsThatDeleteATable(String call) {
    assertThat(parse(event(call, "{\"tableName\":\"Orders\"}")))
        .isEqualTo(new Deleted(TableName.of("Orders")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"source\":\"ddbbackup.reconcile\"}                                        |        | 0",
        "{\"source\":\"ddbbackup.reconcile\",\"after\":\"Orders\",\"round\":\"3\"} | Orders | 3",
        "{\"source\":\"ddbbackup.reconcile\",\"after\":\"*\",\"round\":\"-3\"}     |        | 0",
        "{\"source\":\"ddbbackup.reconcile\",\"after\":7,\"round\":3}              |        | 0",
        "{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\",\"detail\":{}} |   | 0"
      })
  void understandsThatItIsTimeToLookOverAllTables(String event, String after, int round) {
    assertThat(parse(event))
        .isEqualTo(
            new Reconcile(
                new ReconcileRequest(Optional.ofNullable(after).map(TableName::of), round)));
  }

  @Test
  void understandsItsOwnRequestToGoOn() {
    ReconcileRequest request = new ReconcileRequest(Optional.of(TableName.of("Orders")), 7);

    assertThat(parse(request.toJson())).isEqualTo(new Reconcile(request));
  }

  @Test
  void understandsAnArn() {
    assertThat(parse(event("DeleteTable", "{\"tableName\":\"" + ARN + "\"}")))
        .isEqualTo(new Deleted(TableName.of("Orders")));
  }

  @Test
  void takesTheNameFromTheAnswerWhereTheRequestHasNone() {
    String event =
        """
        {"detail":{"eventSource":"dynamodb.amazonaws.com","eventName":"CreateTable",\
        "errorCode":null,"requestParameters":null,\
        "responseElements":{"tableDescription":{"tableName":"Orders"}}}}\
        """;

    assertThat(parse(event)).isEqualTo(new Made(TableName.of("Orders")));
  }

  @Test
  void ignoresACallThatFailed() {
    String event =
        """
        {"detail":{"eventSource":"dynamodb.amazonaws.com","eventName":"CreateTable",\
        "errorCode":"ResourceInUseException","errorMessage":"Table already exists: Orders",\
        "requestParameters":{"tableName":"Orders"}}}\
        """;

    assertThat(parse(event))
        .isEqualTo(
            new Ignored(
                "CreateTable failed with ResourceInUseException, Table already exists: Orders"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "UpdateTable   | {\"tableName\":\"Orders\"} | UpdateTable does not make or delete a table",
        "UpdateTable   | {\"tableName\":\"Orders\",\"replicaUpdates\":[{\"create\":{}}]} |"
            + " UpdateTable does not make or delete a table",
        "DescribeTable | {\"tableName\":\"Orders\"} | DescribeTable does not make or delete a"
            + " table",
        "CreateTable   | {}                         | CreateTable names no table",
        "CreateTable   | {\"tableName\":7}          | CreateTable names no table"
      })
  void ignoresOtherCalls(String call, String request, String reason) {
    assertThat(parse(event(call, request))).isEqualTo(new Ignored(reason));
  }

  @Test
  void ignoresATableNameThatIsNone() {
    assertThat(parse(event("CreateTable", "{\"tableName\":\"a b\"}")))
        .isInstanceOfSatisfying(
            Ignored.class, ignored -> assertThat(ignored.reason()).contains("a b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../Orders",
        "Orders/2026",
        "!{firehose:random-string}",
        "Orders\\n",
        "Orders\\u0000",
        "arn:aws:dynamodb:eu-west-1:123456789012:table/a/../b"
      })
  void ignoresATableNameThatWouldLeadElsewhere(String name) {
    assertThat(parse(event("CreateTable", "{\"tableName\":\"" + name + "\"}")))
        .isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "[]",
        "5",
        "\"text\"",
        "{}",
        "{\"detail\":[{\"x\":1}]}",
        "{\"detail\":{\"eventName\":\"CreateTable\"}}",
        "{\"detail\":{\"eventName\":\"CreateTable\",\"eventSource\":\"s3.amazonaws.com\"}}",
        "{\"eventName\":\"CreateTable\",\"eventSource\":\"dynamodb.amazonaws.com\"}"
      })
  void ignoresOtherEvents(String event) {
    assertThat(parse(event)).isInstanceOf(Ignored.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"detail\":", "{]", "nonsense", "{}}", "\u0000"})
  void ignoresWhatIsNotJson(String event) {
    assertThat(parse(event)).isInstanceOf(Ignored.class);
  }

  @Test
  void isNotUpsetByDepth() {
    assertThat(parse("[".repeat(100_000))).isEqualTo(new Ignored("it is not JSON"));
  }

  private static String event(String call, String request) {
    return """
    {"version":"0","detail-type":"AWS API Call via CloudTrail","source":"aws.dynamodb",\
    "detail":{"eventVersion":"1.11","eventSource":"dynamodb.amazonaws.com",\
    "eventName":"%s","awsRegion":"eu-west-1","requestParameters":%s,\
    "responseElements":null,"readOnly":false}}\
    """
        .formatted(call, request);
  }

  private static TableEvent parse(String event) {
    byte[] bytes = event.getBytes(UTF_8);
    return TableEventParser.parse(bytes, bytes.length);
  }
}
