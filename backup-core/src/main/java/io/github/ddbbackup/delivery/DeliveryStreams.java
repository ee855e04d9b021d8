package io.github.ddbbackup.delivery;

import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.naming.DeliveryStreamName;
import java.time.Duration;
import java.util.List;

/** Where records go: the delivery streams of an account. */
@FunctionalInterface
public interface DeliveryStreams {

  /**
   * Hands records over, once.
   *
   * @param stream the delivery stream
   * @param records at least one record, at most as many and as large as one request may carry
   * @param limit how long the call may take, more than zero; one that takes longer fails
   * @return the records that were not taken; all others were
   * @throws AwsCallException if the call failed, in which case none or all may have been taken
   */
  List<RefusedRecord> put(DeliveryStreamName stream, List<PackedRecord> records, Duration limit);

  /**
   * A record that was not taken while others of its request were.
   *
   * @param record the record
   * @param reason why, as Firehose told it
   */
  record RefusedRecord(PackedRecord record, String reason) {}
}
