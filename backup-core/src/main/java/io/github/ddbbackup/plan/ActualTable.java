package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.DeliveryStreamName;
import io.github.ddbbackup.naming.TableName;
import java.util.List;
import java.util.Optional;

/**
 * A table and its backup as they are.
 *
 * @param name the table
 * @param status the table's status, in DynamoDB's own words; empty when there is no such table
 * @param updateStream the stream that is switched on; empty when none is
 * @param deliveryStreams the delivery streams of the names that the table's can have
 * @param sharedDeliveryStream for a table whose name is too long for a delivery stream, the one
 *     that older installations made for all tables whose names start alike; else empty
 * @param mappings every mapping from a stream of a table of this name to the forwarding function,
 *     those of streams that no longer are the table's included
 */
public record ActualTable(
    TableName name,
    Optional<String> status,
    Optional<ActualUpdateStream> updateStream,
    List<ActualDeliveryStream> deliveryStreams,
    Optional<ActualDeliveryStream> sharedDeliveryStream,
    List<ActualMapping> mappings) {

  /** Copies the lists. */
  public ActualTable {
    requireNonNull(name);
    requireNonNull(status);
    requireNonNull(updateStream);
    requireNonNull(sharedDeliveryStream);
    deliveryStreams = List.copyOf(deliveryStreams);
    mappings = List.copyOf(mappings);
  }

  /**
   * A table with at most one delivery stream.
   *
   * @param name the table
   * @param status the table's status; empty when there is no such table
   * @param updateStream the stream that is switched on; empty when none is
   * @param deliveryStream its delivery stream; empty when there is none
   * @param sharedDeliveryStream the one that older installations made; else empty
   * @param mappings every mapping from a stream of a table of this name to the forwarding function
   */
  public ActualTable(
      TableName name,
      Optional<String> status,
      Optional<ActualUpdateStream> updateStream,
      Optional<ActualDeliveryStream> deliveryStream,
      Optional<ActualDeliveryStream> sharedDeliveryStream,
      List<ActualMapping> mappings) {
    this(
        name,
        status,
        updateStream,
        deliveryStream.stream().toList(),
        sharedDeliveryStream,
        mappings);
  }

  /**
   * One of the table's delivery streams.
   *
   * @param wanted its name
   * @return the delivery stream; empty when there is none of that name
   */
  public Optional<ActualDeliveryStream> deliveryStream(DeliveryStreamName wanted) {
    return deliveryStreams.stream().filter(s -> s.name().equals(wanted.value())).findFirst();
  }

  /**
   * The delivery stream that every table has.
   *
   * @return the first delivery stream; empty when there is none
   */
  public Optional<ActualDeliveryStream> deliveryStream() {
    return deliveryStream(DeliveryStreamName.forTable(name));
  }

  /**
   * Whether changes are sent to one of the table's delivery streams, as far as its mappings tell.
   *
   * @param number the number of the delivery stream, from 1
   * @return true when any mapping calls the function by an alias that says so
   */
  public boolean sendsTo(int number) {
    return mappings.stream()
        .anyMatch(m -> ForwarderWay.of(m.function()).deliveryStreams() >= number);
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
