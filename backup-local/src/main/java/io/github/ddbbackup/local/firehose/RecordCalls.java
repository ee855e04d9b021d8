package io.github.ddbbackup.local.firehose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.fault.Faults;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** The calls that bring records. */
final class RecordCalls {
  /**
   * Before base64; see <a
   * href="https://docs.aws.amazon.com/firehose/latest/dev/limits.html">quotas</a>.
   */
  private static final int MAX_RECORD_BYTES = 1_024_000;

  private static final int MAX_RECORDS = 500;
  private static final int MAX_BATCH_BYTES = 4 * 1024 * 1024;
  private static final String BATCH = "PutRecordBatch";

  private final DeliveryStreams streams;
  private final Faults faults;
  private final Supplier<UUID> ids;

  RecordCalls(DeliveryStreams streams, Faults faults, Supplier<UUID> ids) {
    this.streams = streams;
    this.faults = faults;
    this.ids = ids;
  }

  ObjectNode put(String region, ObjectNode body) {
    StreamCalls.named(body).required("Record", "Record.Data").orThrow();
    byte[] record = data(body.path("Record"), "record.data");
    DeliveryStream stream = taking(region, body);
    stream.accept(record);
    return Json.object()
        .put("RecordId", ids.get().toString())
        .put("Encrypted", stream.state().encryption().enabled(streams.now()));
  }

  ObjectNode putBatch(String region, ObjectNode body) {
    StreamCalls.named(body).required("Records").items("Records", 1, MAX_RECORDS).orThrow();
    List<byte[]> records = records(body.path("Records"));
    DeliveryStream stream = taking(region, body);
    ObjectNode answer = Json.object();
    ArrayNode responses = answer.putArray("RequestResponses");
    int failed = 0;
    for (byte[] record : records) {
      if (faults.strikes(FaultKind.PARTIAL_FAILURE, FirehoseService.NAME, BATCH)) {
        failed++;
        responses
            .addObject()
            .put("ErrorCode", "ServiceUnavailableException")
            .put("ErrorMessage", "Slow down.");
      } else {
        stream.accept(record);
        responses.addObject().put("RecordId", ids.get().toString());
      }
    }
    return answer
        .put("FailedPutCount", failed)
        .put("Encrypted", stream.state().encryption().enabled(streams.now()));
  }

  private DeliveryStream taking(String region, ObjectNode body) {
    String name = body.path("DeliveryStreamName").asText();
    DeliveryStream stream = streams.get(region, name);
    if (stream.state().status(streams.now()).equals("CREATING")) {
      throw FirehoseErrors.notActive(name);
    }
    return stream;
  }

  private static List<byte[]> records(JsonNode list) {
    List<byte[]> records = new ArrayList<>();
    long total = 0;
    for (JsonNode record : list) {
      byte[] data = data(record, "records." + (records.size() + 1) + ".member.data");
      records.add(data);
      total += data.length;
    }
    if (total > MAX_BATCH_BYTES) {
      throw FirehoseErrors.invalid("Records size exceeds 4 MB limit");
    }
    return records;
  }

  private static byte[] data(JsonNode record, String path) {
    JsonNode data = record.path("Data");
    if (data.isMissingNode() || data.isNull()) {
      throw violation("null", path, "Member must not be null");
    }
    byte[] bytes = decoded(data);
    if (bytes.length > MAX_RECORD_BYTES) {
      throw violation(
          "java.nio.HeapByteBuffer[pos=0 lim=" + bytes.length + " cap=" + bytes.length + "]",
          path,
          "Member must have length less than or equal to " + MAX_RECORD_BYTES);
    }
    return bytes;
  }

  private static byte[] decoded(JsonNode data) {
    if (!data.isTextual()) {
      throw new ApiException("SerializationException", 400, "Data is no base64 text");
    }
    try {
      return Base64.getDecoder().decode(data.asText());
    } catch (IllegalArgumentException e) {
      throw new ApiException("SerializationException", 400, "Data is no base64 text");
    }
  }

  private static ApiException violation(String value, String path, String constraint) {
    return ApiException.validation(
        "1 validation error detected: Value '"
            + value
            + "' at '"
            + path
            + "' failed to satisfy constraint: "
            + constraint);
  }
}
