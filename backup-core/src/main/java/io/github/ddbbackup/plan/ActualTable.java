package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table and its backup as they are.
 *
 * @param name the table
 * @param status the table's status, in DynamoDB's own words; empty when there is no such table
 * @param updateStream the stream that is switched on; empty when none is
 * @param deliveryStream the delivery stream of the name that the table's should have; empty when
 *     there is none
 * @param sharedDeliveryStream for a table whose name is too long for a delivery stream, the one
 *     that older installations made for all tables whose names start alike; else empty
 * @param mappings every mapping from a stream of a table of this name to the forwarding function,
 *     those of streams that no longer are the table's included
 */
public record ActualTable(
    TableName name,
    Optional<String> status,
    Optional<ActualUpdateStream> updateStream,
    Optional<ActualDeliveryStream> deliveryStream,
    Optional<ActualDeliveryStream> sharedDeliveryStream,
    List<ActualMapping> mappings) {

  /** Copies the list. */
  public ActualTable {
    requireNonNull(name);
    requireNonNull(status);
    requireNonNull(updateStream);
    requireNonNull(deliveryStream);
    requireNonNull(sharedDeliveryStream);
    mappings = List.copyOf(mappings);
  }

  /**
   * Whether the table is there and stays.
   *
   * @return false when there is no such table or it is being deleted
   */
  public boolean exists() {
    return status.isPresent() && !status.get().equals("DELETING");
  }

  /**
   * Whether a mapping reads the stream that is the table's now.
   *
   * @param mapping one of the mappings
   * @return false when it reads one that was switched off, or that of a table deleted since
   */
  public boolean isCurrent(ActualMapping mapping) {
    return updateStream.filter(s -> s.arn().equals(mapping.source())).isPresent();
  }
}
