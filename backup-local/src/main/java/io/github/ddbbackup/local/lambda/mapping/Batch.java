package io.github.ddbbackup.local.lambda.mapping;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/**
 * Records that are handed to a function together.
 *
 * @param records at least one, in the order of their shard
 * @param failures how often a function failed with these records as the whole batch
 * @param waits how often the batch had to wait, for whatever reason
 * @param notBefore when the batch may be tried next
 */
record Batch(List<StreamRecord> records, int failures, int waits, Instant notBefore) {

  Batch {
    records = List.copyOf(records);
    if (records.isEmpty()) {
      throw new IllegalArgumentException("a batch has at least one record");
    }
  }

  static Batch fresh(List<StreamRecord> records) {
    return new Batch(records, 0, 0, Instant.EPOCH);
  }

  StreamRecord first() {
    return records.get(0);
  }

  StreamRecord last() {
    return records.get(records.size() - 1);
  }

  /** The records from an index on, as a batch that has not failed yet. */
  Batch from(int index) {
    return new Batch(records.subList(index, records.size()), 0, waits, notBefore);
  }

  Batch upTo(int index) {
    return new Batch(records.subList(0, index), 0, waits, notBefore);
  }

  Batch failed() {
    return new Batch(records, failures + 1, waits, notBefore);
  }

  Batch waitingUntil(Instant instant) {
    return new Batch(records, failures, waits + 1, instant);
  }

  /** The event that the function gets. */
  byte[] event() {
    ObjectNode event = Json.object();
    ArrayNode list = event.putArray("Records");
    records.forEach(record -> list.add(record.event()));
    return event.toString().getBytes(StandardCharsets.UTF_8);
  }
}
