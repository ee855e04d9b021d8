package io.github.ddbbackup.local.lambda.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * A record of a stream.
 *
 * @param event as <a href="https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html">functions
 *     get it</a>
 * @param sequenceNumber of the record
 * @param created when, to the second
 * @param bytes of the event in UTF-8
 */
record StreamRecord(ObjectNode event, String sequenceNumber, Instant created, int bytes) {

  /**
   * Turns what GetRecords answers into what functions get; attribute values stay as they are.
   *
   * @param streamArn tells the Region
   */
  static StreamRecord of(JsonNode record, String streamArn) {
    ObjectNode change = (ObjectNode) record.path("dynamodb").deepCopy();
    BigDecimal created = change.path("ApproximateCreationDateTime").decimalValue();
    if (created.stripTrailingZeros().scale() <= 0) {
      change.put("ApproximateCreationDateTime", created.longValueExact());
    }
    ObjectNode event = Json.object();
    event.set("eventID", record.path("eventID"));
    event.set("eventName", record.path("eventName"));
    event.put("eventVersion", "1.1").put("eventSource", "aws:dynamodb");
    event.put("awsRegion", streamArn.split(":", -1)[3]);
    event.set("dynamodb", change);
    JsonNode identity = record.path("userIdentity");
    if (identity.isObject()) {
      event
          .putObject("userIdentity")
          .put("type", identity.path("Type").asText())
          .put("principalId", identity.path("PrincipalId").asText());
    }
    event.put("eventSourceARN", streamArn);
    return new StreamRecord(
        event,
        change.path("SequenceNumber").asText(),
        Instant.ofEpochSecond(created.longValue()),
        event.toString().getBytes(StandardCharsets.UTF_8).length);
  }

  /** Tells items apart: equal for records of one item. */
  int keyHash() {
    return event.path("dynamodb").path("Keys").hashCode();
  }
}
