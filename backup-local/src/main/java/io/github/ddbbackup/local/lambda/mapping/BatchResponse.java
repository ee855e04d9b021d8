package io.github.ddbbackup.local.lambda.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Understands which records a function reports as failed (<a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html">rules</a>).
 */
final class BatchResponse {
  private BatchResponse() {}

  /**
   * The index of the first record to try again, or empty if all is well.
   *
   * @param answer what the function answered; zero is the answer to what can't be understood
   */
  static OptionalInt firstFailed(String answer, Batch batch) {
    Optional<JsonNode> json = Json.parse(answer.isEmpty() ? "null" : answer);
    if (json.isEmpty()) {
      return OptionalInt.of(0);
    }
    if (json.get().isNull()) {
      return OptionalInt.empty();
    }
    JsonNode failures = json.get().path("batchItemFailures");
    if (!json.get().isObject()
        || !(failures.isMissingNode() || failures.isNull() || failures.isArray())) {
      return OptionalInt.of(0);
    }
    return failures.isEmpty() ? OptionalInt.empty() : OptionalInt.of(lowest(failures, batch));
  }

  private static int lowest(JsonNode failures, Batch batch) {
    List<String> order = batch.records().stream().map(StreamRecord::sequenceNumber).toList();
    List<Integer> indexes = new ArrayList<>();
    for (JsonNode failure : failures) {
      int index = Json.text(failure, "itemIdentifier").map(order::indexOf).orElse(-1);
      if (index < 0) {
        return 0;
      }
      indexes.add(index);
    }
    return indexes.stream().min(Integer::compare).orElse(0);
  }
}
