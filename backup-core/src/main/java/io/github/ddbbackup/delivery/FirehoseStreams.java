package io.github.ddbbackup.delivery;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.naming.DeliveryStreamName;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The delivery streams of Firehose. */
final class FirehoseStreams implements DeliveryStreams {

  private final FirehoseCall firehose;

  FirehoseStreams(FirehoseCall firehose) {
    this.firehose = firehose;
  }

  @Override
  public List<RefusedRecord> put(
      DeliveryStreamName stream, List<PackedRecord> records, Duration limit) {
    return new AwsCall("firehose:PutRecordBatch", "delivery stream " + stream.value())
        .answer(() -> refused(stream, records, limit));
  }

  private List<RefusedRecord> refused(
      DeliveryStreamName stream, List<PackedRecord> records, Duration limit) {
    byte[] answer =
        firehose.answer("PutRecordBatch", PutRecordBatchRequest.of(stream, records), limit);
    try {
      return PutRecordBatchAnswer.refused(answer, records);
    } catch (IOException e) {
      throw SdkClientException.create("Firehose's answer is not JSON: " + e.getMessage(), e);
    }
  }
}
