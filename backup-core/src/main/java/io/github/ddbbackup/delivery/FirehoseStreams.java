package io.github.ddbbackup.delivery;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.naming.DeliveryStreamName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchRequest;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponse;
import software.amazon.awssdk.services.firehose.model.PutRecordBatchResponseEntry;
import software.amazon.awssdk.services.firehose.model.Record;

/** The delivery streams of Firehose. */
public final class FirehoseStreams implements DeliveryStreams {

  private final FirehoseClient client;

  /**
   * Makes the way to Firehose.
   *
   * @param client a client that does not repeat failed calls by itself, since the caller does so
   */
  public FirehoseStreams(FirehoseClient client) {
    this.client = client;
  }

  @Override
  public List<RefusedRecord> put(
      DeliveryStreamName stream, List<PackedRecord> records, Duration limit) {
    PutRecordBatchRequest request =
        PutRecordBatchRequest.builder()
            .deliveryStreamName(stream.value())
            .records(records.stream().map(FirehoseStreams::toFirehose).toList())
            .overrideConfiguration(c -> c.apiCallTimeout(limit))
            .build();
    PutRecordBatchResponse response =
        new AwsCall("firehose:PutRecordBatch", "delivery stream " + stream.value())
            .answer(() -> client.putRecordBatch(request));
    return refused(records, response);
  }

  /** The array is handed over, not copied: nothing writes to it any more. */
  private static Record toFirehose(PackedRecord packed) {
    return Record.builder().data(SdkBytes.fromByteArrayUnsafe(packed.data())).build();
  }

  private static List<RefusedRecord> refused(
      List<PackedRecord> records, PutRecordBatchResponse response) {
    List<RefusedRecord> refused = new ArrayList<>();
    List<PutRecordBatchResponseEntry> entries = response.requestResponses();
    for (int i = 0; i < records.size(); i++) {
      if (i >= entries.size()) {
        refused.add(new RefusedRecord(records.get(i), "no answer for it"));
      } else if (entries.get(i).errorCode() != null) {
        refused.add(new RefusedRecord(records.get(i), reason(entries.get(i))));
      }
    }
    return refused;
  }

  private static String reason(PutRecordBatchResponseEntry entry) {
    return entry.errorCode() + ": " + entry.errorMessage();
  }
}
