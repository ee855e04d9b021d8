package io.github.ddbbackup.restore;

import io.github.ddbbackup.catalog.Attribute;
import io.github.ddbbackup.catalog.Encryption;
import io.github.ddbbackup.catalog.Index;
import io.github.ddbbackup.catalog.KeyPart;
import io.github.ddbbackup.catalog.TableDefinition;
import io.github.ddbbackup.catalog.Throughput;
import io.github.ddbbackup.naming.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughput;
import software.amazon.awssdk.services.dynamodb.model.SSESpecification;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableCreationParameters;
import software.amazon.awssdk.services.dynamodb.model.Tag;

/** Makes of what the catalog keeps of a table the requests that make such a table. */
final class TableRequests {

  private TableRequests() {}

  /**
   * A request for CreateTable. Protection against deletion is left to the end of the restore, so
   * that a table that is not whole can be thrown away.
   */
  static CreateTableRequest create(
      TableName name,
      TableDefinition table,
      Map<String, String> tags,
      Optional<String> streamViewType) {
    return CreateTableRequest.builder()
        .tableName(name.value())
        .attributeDefinitions(attributes(table))
        .keySchema(key(table.key()))
        .billingMode(table.billingMode())
        .provisionedThroughput(provisioned(table.throughput()))
        .onDemandThroughput(onDemand(table.throughput()))
        .globalSecondaryIndexes(orNull(globalIndexes(table)))
        .localSecondaryIndexes(orNull(localIndexes(table)))
        .sseSpecification(encryption(table.encryption()))
        .tableClass(table.tableClass())
        .streamSpecification(stream(streamViewType))
        .tags(orNull(tags(tags)))
        .build();
  }

  /**
   * The table of a request for ImportTable, which knows no local indexes, table class, tags, stream
   * and protection, see <a
   * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableCreationParameters.html">
   * TableCreationParameters</a>.
   */
  static TableCreationParameters imported(TableName name, TableDefinition table) {
    return TableCreationParameters.builder()
        .tableName(name.value())
        .attributeDefinitions(attributes(table))
        .keySchema(key(table.key()))
        .billingMode(table.billingMode())
        .provisionedThroughput(provisioned(table.throughput()))
        .onDemandThroughput(onDemand(table.throughput()))
        .globalSecondaryIndexes(orNull(globalIndexes(table)))
        .sseSpecification(encryption(table.encryption()))
        .build();
  }

  static StreamSpecification stream(Optional<String> viewType) {
    return viewType
        .map(view -> StreamSpecification.builder().streamEnabled(true).streamViewType(view).build())
        .orElse(null);
  }

  static List<Tag> tags(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }

  private static List<AttributeDefinition> attributes(TableDefinition table) {
    return table.attributes().stream().map(TableRequests::attribute).toList();
  }

  private static AttributeDefinition attribute(Attribute attribute) {
    return AttributeDefinition.builder()
        .attributeName(attribute.name())
        .attributeType(attribute.type())
        .build();
  }

  private static List<KeySchemaElement> key(List<KeyPart> key) {
    return key.stream()
        .map(k -> KeySchemaElement.builder().attributeName(k.attribute()).keyType(k.type()).build())
        .toList();
  }

  private static List<GlobalSecondaryIndex> globalIndexes(TableDefinition table) {
    return table.globalIndexes().stream().map(TableRequests::globalIndex).toList();
  }

  private static GlobalSecondaryIndex globalIndex(Index index) {
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(key(index.key()))
        .projection(projection(index))
        .provisionedThroughput(provisioned(index.throughput()))
        .onDemandThroughput(onDemand(index.throughput()))
        .build();
  }

  private static List<LocalSecondaryIndex> localIndexes(TableDefinition table) {
    return table.localIndexes().stream()
        .map(
            index ->
                LocalSecondaryIndex.builder()
                    .indexName(index.name())
                    .keySchema(key(index.key()))
                    .projection(projection(index))
                    .build())
        .toList();
  }

  private static Projection projection(Index index) {
    return Projection.builder()
        .projectionType(index.projection())
        .nonKeyAttributes(orNull(index.included()))
        .build();
  }

  private static ProvisionedThroughput provisioned(Throughput throughput) {
    return throughput
        .provisioned()
        .map(
            units ->
                ProvisionedThroughput.builder()
                    .readCapacityUnits(units.read())
                    .writeCapacityUnits(units.write())
                    .build())
        .orElse(null);
  }

  private static OnDemandThroughput onDemand(Throughput throughput) {
    return throughput
        .onDemand()
        .map(
            limits ->
                OnDemandThroughput.builder()
                    .maxReadRequestUnits(orNull(limits.read()))
                    .maxWriteRequestUnits(orNull(limits.write()))
                    .build())
        .orElse(null);
  }

  private static SSESpecification encryption(Optional<Encryption> encryption) {
    return encryption
        .map(
            e ->
                SSESpecification.builder()
                    .enabled(true)
                    .sseType(e.type())
                    .kmsMasterKeyId(e.keyArn().orElse(null))
                    .build())
        .orElse(null);
  }

  private static Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  /** DynamoDB takes no empty lists. */
  private static <T> List<T> orNull(List<T> list) {
    return list.isEmpty() ? null : list;
  }
}
