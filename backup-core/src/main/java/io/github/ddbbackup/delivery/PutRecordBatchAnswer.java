package io.github.ddbbackup.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.ddbbackup.delivery.DeliveryStreams.RefusedRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What Firehose answers when it takes records, or some of them: one entry for each, in their order.
 *
 * @see <a href="https://docs.aws.amazon.com/firehose/latest/APIReference/API_PutRecordBatch.html">
 *     PutRecordBatch</a>
 */
final class PutRecordBatchAnswer {

  /** Inside of a text the quotes would be escaped, so that these can be names only. */
  private static final String NONE_FAILED = "\"FailedPutCount\":0";

  private static final String RECORD_ID = "\"RecordId\":\"";

  private static final String ERROR_CODE = "\"ErrorCode\"";

  /** The entry of a record that was taken has an id and no code. */
  private record Entry(String id, String code, String message) {

    boolean isTaken() {
      return id != null && code == null;
    }

    String reason() {
      return (code == null ? "no RecordId" : code) + ": " + message;
    }
  }

  private PutRecordBatchAnswer() {}

  /**
   * The records that were not taken: all, if there is not one entry for each.
   *
   * @param answer the answer
   * @param sent the records of the request
   * @throws IOException if it is not JSON
   */
  static List<RefusedRecord> refused(byte[] answer, List<PackedRecord> sent) throws IOException {
    return areAllTaken(answer, sent.size()) ? List.of() : refused(entries(answer), sent);
  }

  /**
   * Whether the answer says so in just the way that it usually does; then nothing is loaded that
   * reads JSON, which a function that starts would wait for.
   */
  private static boolean areAllTaken(byte[] answer, int count) {
    String text = new String(answer, ISO_8859_1);
    boolean noneFailed = text.contains(NONE_FAILED + ',') || text.contains(NONE_FAILED + '}');
    if (!noneFailed || text.contains(ERROR_CODE)) {
      return false;
    }
    int found = 0;
    for (int at = text.indexOf(RECORD_ID); at >= 0; at = text.indexOf(RECORD_ID, at + 1)) {
      found++;
    }
    return found == count;
  }

  private static List<RefusedRecord> refused(List<Entry> entries, List<PackedRecord> sent) {
    if (entries.size() != sent.size()) {
      String reason = "the answer tells of " + entries.size() + " records, not of " + sent.size();
      return sent.stream().map(record -> new RefusedRecord(record, reason)).toList();
    }
    List<RefusedRecord> refused = new ArrayList<>();
    for (int i = 0; i < sent.size(); i++) {
      Entry entry = entries.get(i);
      if (!entry.isTaken()) {
        refused.add(new RefusedRecord(sent.get(i), entry.reason()));
      }
    }
    return refused;
  }

  private static List<Entry> entries(byte[] answer) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(answer)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean ofRecords = json.currentName().equals("RequestResponses");
        if (json.nextToken() == JsonToken.START_ARRAY && ofRecords) {
          while (json.nextToken() != JsonToken.END_ARRAY) {
            entries.add(entry(json));
          }
        } else {
          json.skipChildren();
        }
      }
    }
    return entries;
  }

  private static Entry entry(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      json.skipChildren();
      return new Entry(null, null, null);
    }
    String id = null;
    String code = null;
    String message = null;
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "RecordId" -> id = json.getValueAsString();
        case "ErrorCode" -> code = json.getValueAsString();
        case "ErrorMessage" -> message = json.getValueAsString();
        default -> {
          // Nothing that is needed.
        }
      }
      json.skipChildren();
    }
    return new Entry(id, code, message);
  }
}
