package io.github.ddbbackup.catalog;

import io.github.ddbbackup.naming.StreamArn;
import io.github.ddbbackup.naming.TableName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEDescription;
import software.amazon.awssdk.services.dynamodb.model.SSEStatus;
import software.amazon.awssdk.services.dynamodb.model.TableClass;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Makes of DynamoDB's description of a table what the catalog keeps of it. */
public final class TableStates {

  private TableStates() {}

  /**
   * Which table a description is of.
   *
   * @param table DynamoDB's description
   * @return the table
   */
  public static Incarnation incarnation(TableDescription table) {
    return new Incarnation(
        TableName.of(table.tableName()),
        table.tableArn(),
        table.tableId(),
        table.creationDateTime());
  }

  /**
   * What a description says.
   *
   * @param table DynamoDB's description
   * @param seen when it was read
   * @return the table's state
   */
  public static TableState of(TableDescription table, Instant seen) {
    return new TableState(incarnation(table), definition(table), stream(table, seen));
  }

  private static Optional<StreamEntry> stream(TableDescription table, Instant seen) {
    return Optional.ofNullable(table.streamSpecification())
        .filter(s -> Boolean.TRUE.equals(s.streamEnabled()) && table.latestStreamArn() != null)
        .map(
            s ->
                StreamEntry.of(
                    StreamArn.of(table.latestStreamArn()), s.streamViewTypeAsString(), seen));
  }

  private static TableDefinition definition(TableDescription table) {
    return new TableDefinition(
        table.attributeDefinitions().stream()
            .map(a -> new Attribute(a.attributeName(), a.attributeTypeAsString()))
            .toList(),
        key(table.keySchema()),
        billingMode(table),
        throughput(
            table, Optional.ofNullable(table.provisionedThroughput()), table.onDemandThroughput()),
        table.globalSecondaryIndexes().stream().map(i -> globalIndex(table, i)).toList(),
        table.localSecondaryIndexes().stream().map(TableStates::localIndex).toList(),
        Optional.ofNullable(table.sseDescription())
            .filter(TableStates::isOn)
            .map(
                s -> new Encryption(s.sseTypeAsString(), Optional.ofNullable(s.kmsMasterKeyArn()))),
        table.tableClassSummary() == null
            ? TableClass.STANDARD.toString()
            : table.tableClassSummary().tableClassAsString(),
        Boolean.TRUE.equals(table.deletionProtectionEnabled()));
  }

  /** A table that always had provisioned capacity says nothing about its billing mode. */
  private static String billingMode(TableDescription table) {
    return table.billingModeSummary() == null
        ? BillingMode.PROVISIONED.toString()
        : table.billingModeSummary().billingModeAsString();
  }

  private static boolean isOn(SSEDescription encryption) {
    return encryption.status() == SSEStatus.ENABLED || encryption.status() == SSEStatus.UPDATING;
  }

  private static List<KeyPart> key(List<KeySchemaElement> key) {
    return key.stream().map(k -> new KeyPart(k.attributeName(), k.keyTypeAsString())).toList();
  }

  private static Throughput throughput(
      TableDescription table,
      Optional<ProvisionedThroughputDescription> provisioned,
      OnDemandThroughput onDemandOrNull) {
    boolean byRequest = billingMode(table).equals(BillingMode.PAY_PER_REQUEST.toString());
    return new Throughput(
        provisioned
            .filter(p -> !byRequest)
            .map(p -> new Throughput.Units(p.readCapacityUnits(), p.writeCapacityUnits())),
        Optional.ofNullable(onDemandOrNull)
            .filter(o -> byRequest)
            .map(
                o ->
                    new Throughput.Limits(
                        limit(o.maxReadRequestUnits()), limit(o.maxWriteRequestUnits())))
            .filter(l -> l.read().isPresent() || l.write().isPresent()));
  }

  /** DynamoDB tells a limit that was taken away as -1. */
  private static OptionalLong limit(Long unitsOrNull) {
    return unitsOrNull == null || unitsOrNull < 0
        ? OptionalLong.empty()
        : OptionalLong.of(unitsOrNull);
  }

  private static Index globalIndex(TableDescription table, GlobalSecondaryIndexDescription index) {
    return index(
        index.indexName(),
        index.keySchema(),
        index.projection(),
        throughput(
            table, Optional.ofNullable(index.provisionedThroughput()), index.onDemandThroughput()));
  }

  private static Index localIndex(LocalSecondaryIndexDescription index) {
    return index(
        index.indexName(),
        index.keySchema(),
        index.projection(),
        new Throughput(Optional.empty(), Optional.empty()));
  }

  private static Index index(
      String name, List<KeySchemaElement> key, Projection projection, Throughput throughput) {
    return new Index(
        name,
        key(key),
        projection.projectionTypeAsString(),
        projection.nonKeyAttributes(),
        throughput);
  }
}
