package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.ddbbackup.naming.DeliveryStreamName;
import java.util.Base64;
import java.util.List;

/**
 * The request to take records, in JSON.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html">
 *     PutRecordBatch</a>
 */
final class PutRecordBatchRequest {

  private static final byte[] BEFORE = ascii("{\"Data\":\"");
  private static final byte[] AFTER = ascii("\"},");
  private static final byte[] END = ascii("]}");

  private PutRecordBatchRequest() {}

  /** The request; a name needs no escapes. */
  static byte[] of(DeliveryStreamName stream, List<PackedRecord> records) {
    byte[] start = ascii("{\"DeliveryStreamName\":\"" + stream.value() + "\",\"Records\":[");
    int size = start.length + END.length - 1;
    for (PackedRecord record : records) {
      size += BEFORE.length + (record.data().length + 2) / 3 * 4 + AFTER.length;
    }
    byte[] request = new byte[size];
    int at = put(start, request, 0);
    for (PackedRecord record : records) {
      at = put(BEFORE, request, at);
      at = put(Base64.getEncoder().encode(record.data()), request, at);
      at = put(AFTER, request, at);
    }
    // In place of the last comma.
    put(END, request, at - 1);
    return request;
  }

  private static int put(byte[] part, byte[] into, int at) {
    System.arraycopy(part, 0, into, at, part.length);
    return at + part.length;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
