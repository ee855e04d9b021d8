package io.github.ddbbackup.delivery;

import java.util.ArrayList;
import java.util.List;

/** Splits records into requests that Firehose takes. */
final class RecordBatches {

  /**
   * The most records of one request, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html">
   * PutRecordBatch</a>.
   */
  static final int MAX_RECORDS = 500;

  /**
   * The most bytes of the records of one request, before base64, see <a
   * href="https://docs.aws.amazon.com/firehose/latest/dev/limits.html">Amazon Data Firehose
   * quota</a>.
   */
  static final int MAX_BYTES = 4 * 1024 * 1024;

  private RecordBatches() {}

  /** The records in their order, split as late as possible. */
  static List<List<PackedRecord>> of(List<PackedRecord> records) {
    List<List<PackedRecord>> batches = new ArrayList<>();
    List<PackedRecord> batch = new ArrayList<>();
    int size = 0;
    for (PackedRecord next : records) {
      if (batch.size() == MAX_RECORDS || size + next.data().length > MAX_BYTES) {
        batches.add(List.copyOf(batch));
        batch.clear();
        size = 0;
      }
      batch.add(next);
      size += next.data().length;
    }
    if (!batch.isEmpty()) {
      batches.add(List.copyOf(batch));
    }
    return batches;
  }
}
