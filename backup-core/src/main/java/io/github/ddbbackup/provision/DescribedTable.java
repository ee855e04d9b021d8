package io.github.ddbbackup.provision;

import io.github.ddbbackup.event.BackupException;
import io.github.ddbbackup.filter.KeyElement;
import io.github.ddbbackup.filter.TableCandidate;
import io.github.ddbbackup.naming.TableName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What filters get to see of a table; read from AWS only when a filter asks for it. */
public final class DescribedTable {

  private DescribedTable() {}

  /**
   * A table as filters see it.
   *
   * @param name its name
   * @param tables reads its description when a filter asks for it
   * @return the candidate
   */
  public static TableCandidate candidate(TableName name, TableReader tables) {
    return candidate(name, () -> existing(name, tables), tables);
  }

  static TableCandidate candidate(
      TableName name, Supplier<TableDescription> table, TableReader tables) {
    return TableCandidate.of(name, () -> description(table.get(), tables));
  }

  private static TableDescription existing(TableName name, TableReader tables) {
    return tables
        .find(name)
        .orElseThrow(
            () ->
                BackupException.user(
                    "There is no such table", name.value(), "Check its name and the Region."));
  }

  private static io.github.ddbbackup.filter.TableDescription description(
      TableDescription table, TableReader tables) {
    Optional<ProvisionedThroughputDescription> capacity =
        Optional.ofNullable(table.provisionedThroughput());
    return new io.github.ddbbackup.filter.TableDescription(
        table.tableArn(),
        table.tableId() == null ? "" : table.tableId(),
        table.creationDateTime(),
        keySchema(table),
        billingMode(table),
        capacity.map(ProvisionedThroughputDescription::readCapacityUnits).orElse(0L),
        capacity.map(ProvisionedThroughputDescription::writeCapacityUnits).orElse(0L),
        Optional.ofNullable(table.itemCount()),
        Optional.ofNullable(table.tableSizeBytes()),
        tables.tags(table.tableArn()));
  }

  private static List<KeyElement> keySchema(TableDescription table) {
    Map<String, String> types =
        table.attributeDefinitions().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    AttributeDefinition::attributeName,
                    AttributeDefinition::attributeTypeAsString));
    return table.keySchema().stream().map(k -> keyElement(k, types)).toList();
  }

  private static KeyElement keyElement(KeySchemaElement key, Map<String, String> types) {
    return new KeyElement(
        key.attributeName(),
        key.keyType() == KeyType.HASH ? KeyElement.Role.PARTITION : KeyElement.Role.SORT,
        types.getOrDefault(key.attributeName(), ""));
  }

  /** A table that always had provisioned capacity says nothing about its billing mode. */
  private static String billingMode(TableDescription table) {
    return table.billingModeSummary() == null
        ? BillingMode.PROVISIONED.toString()
        : table.billingModeSummary().billingModeAsString();
  }
}
