package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a table is made with, as <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html">
 * CreateTable</a> takes it. Attributes and indexes are kept in the order of their names, so that
 * two descriptions of the same table are equal.
 *
 * @param attributes the attributes of all keys
 * @param key the table's key
 * @param billingMode {@code PROVISIONED} or {@code PAY_PER_REQUEST}
 * @param throughput the table's throughput
 * @param globalIndexes its global secondary indexes
 * @param localIndexes its local secondary indexes
 * @param encryption how it is encrypted; empty where DynamoDB's own key does it
 * @param tableClass {@code STANDARD} or {@code STANDARD_INFREQUENT_ACCESS}
 * @param deletionProtection whether it refuses to be deleted
 */
public record TableDefinition(
    List<Attribute> attributes,
    List<KeyPart> key,
    String billingMode,
    Throughput throughput,
    List<Index> globalIndexes,
    List<Index> localIndexes,
    Optional<Encryption> encryption,
    String tableClass,
    boolean deletionProtection) {

  /** Copies the lists in order. */
  public TableDefinition {
    attributes = attributes.stream().sorted(Comparator.comparing(Attribute::name)).toList();
    key = List.copyOf(key);
    requireNonNull(billingMode);
    requireNonNull(throughput);
    globalIndexes = globalIndexes.stream().sorted(Comparator.comparing(Index::name)).toList();
    localIndexes = localIndexes.stream().sorted(Comparator.comparing(Index::name)).toList();
    requireNonNull(encryption);
    requireNonNull(tableClass);
  }
}
