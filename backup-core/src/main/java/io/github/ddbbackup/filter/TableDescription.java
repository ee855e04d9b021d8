package io.github.ddbbackup.filter;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What DynamoDB says about a table, see <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html">
 * TableDescription</a> and <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html">
 * ListTagsOfResource</a>.
 *
 * @param tableArn the table's ARN
 * @param tableId what tells this table from an earlier one of the same name
 * @param creationTime when the table was created
 * @param keySchema the primary key: the partition key, then the sort key where there is one
 * @param billingMode {@code PROVISIONED} or {@code PAY_PER_REQUEST}
 * @param readCapacityUnits the provisioned reads a second; 0 for {@code PAY_PER_REQUEST}
 * @param writeCapacityUnits the provisioned writes a second; 0 for {@code PAY_PER_REQUEST}
 * @param itemCount the number of items as of DynamoDB's last count, which is up to six hours old;
 *     empty where DynamoDB does not say
 * @param sizeBytes the size of all items in bytes as of that count; empty where DynamoDB does not
 *     say
 * @param tags the table's tags
 */
public record TableDescription(
    String tableArn,
    String tableId,
    Instant creationTime,
    List<KeyElement> keySchema,
    String billingMode,
    long readCapacityUnits,
    long writeCapacityUnits,
    Optional<Long> itemCount,
    Optional<Long> sizeBytes,
    Map<String, String> tags) {

  /** Checks that nothing is missing, and copies what could change. */
  public TableDescription {
    requireNonNull(tableArn, "tableArn");
    requireNonNull(tableId, "tableId");
    requireNonNull(creationTime, "creationTime");
    keySchema = List.copyOf(keySchema);
    requireNonNull(billingMode, "billingMode");
    requireNonNull(itemCount, "itemCount");
    requireNonNull(sizeBytes, "sizeBytes");
    tags = Map.copyOf(tags);
  }
}
