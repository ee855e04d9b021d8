package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** The call that takes events of a program's own. */
final class PutCalls {
  /**
   * Bytes of all entries of a request.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html">PutEvents</a>
   */
  private static final long MAX_BYTES = 256L * 1024;

  private static final int MAX_ENTRIES = 10;

  private final Rules rules;
  private final Bus bus;
  private final InstantSource clock;

  PutCalls(Rules rules, Bus bus, InstantSource clock) {
    this.rules = rules;
    this.bus = bus;
    this.clock = clock;
  }

  ObjectNode put(String region, ObjectNode body) {
    Checks.of(body)
        .required("Entries")
        .items("Entries", 1, MAX_ENTRIES)
        .length("EndpointId", 1, 50)
        .orThrow();
    if (body.hasNonNull("EndpointId")) {
      throw EventErrors.notEmulated("EndpointId");
    }
    long bytes = 0;
    for (JsonNode entry : body.path("Entries")) {
      EventEntry.check(entry);
      bytes += EventEntry.bytes(entry);
    }
    if (bytes > MAX_BYTES) {
      throw ApiException.validation("Total size of the entries in the request is over the limit.");
    }
    return take(region, body.path("Entries"));
  }

  private ObjectNode take(String region, JsonNode entries) {
    ObjectNode answer = Json.object();
    ArrayNode results = answer.putArray("Entries");
    int failed = 0;
    for (JsonNode entry : entries) {
      Optional<ObjectNode> failure = EventEntry.failure(entry);
      failed += failure.isPresent() ? 1 : 0;
      results.add(failure.orElseGet(() -> taken(region, entry)));
    }
    return answer.put("FailedEntryCount", failed);
  }

  private ObjectNode taken(String region, JsonNode entry) {
    String id = UUID.randomUUID().toString();
    // As EventBridge does: an entry for a bus that is not there is taken and comes to nothing.
    if (rules.isBus(region, entry)) {
      bus.take(region, EventEntry.event(entry, id, rules.account(), region, clock.instant()));
    }
    return Json.object().put("EventId", id);
  }
}
