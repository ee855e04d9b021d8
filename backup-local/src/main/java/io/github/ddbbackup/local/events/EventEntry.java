package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** One entry of PutEvents. */
final class EventEntry {
  private static final List<String> TEXTS = List.of("Source", "DetailType", "Detail");
  private static final int TIME_BYTES = 14;
  private static final BigDecimal LAST_SECOND = BigDecimal.valueOf(253_402_300_799L);

  private EventEntry() {}

  /** Checks what fails the whole request. */
  static void check(JsonNode entry) {
    EventChecks.bus(Checks.of(entry))
        .length("TraceHeader", 1, 500)
        .length("Source", 0, Integer.MAX_VALUE)
        .length("DetailType", 0, Integer.MAX_VALUE)
        .length("Detail", 0, Integer.MAX_VALUE)
        .items("Resources", 0, Integer.MAX_VALUE)
        .orThrow();
    JsonNode time = entry.path("Time");
    boolean timed = entry.hasNonNull("Time");
    if (timed
        && (!time.isNumber()
            || time.decimalValue().signum() < 0
            || time.decimalValue().compareTo(LAST_SECOND) > 0)) {
      throw new ApiException("SerializationException", 400, "Time is no time: " + time);
    }
    for (JsonNode resource : entry.path("Resources")) {
      Checks.of(Json.object().set("EventResource", resource))
          .length("EventResource", 0, 2048)
          .orThrow();
    }
  }

  /** The bytes that the entry counts. */
  static long bytes(JsonNode entry) {
    long bytes = entry.hasNonNull("Time") ? TIME_BYTES : 0;
    for (String member : TEXTS) {
      bytes += utf8(entry.path(member).asText(""));
    }
    for (JsonNode resource : entry.path("Resources")) {
      bytes += utf8(resource.asText());
    }
    return bytes;
  }

  /** What is answered for the entry if it fails, without failing the others. */
  static Optional<ObjectNode> failure(JsonNode entry) {
    for (String member : TEXTS) {
      if (Json.text(entry, member).filter(text -> !text.isEmpty()).isEmpty()) {
        return Optional.of(
            failure(
                "InvalidArgument",
                "Parameter %s is not valid. Reason: %s is a required argument."
                    .formatted(member, member)));
      }
    }
    if (entry.path("Source").asText().startsWith("aws.")) {
      return Optional.of(
          failure("NotAuthorizedForSourceException", "Not authorized for the source."));
    }
    if (Json.parse(entry.path("Detail").asText()).filter(JsonNode::isObject).isEmpty()) {
      return Optional.of(failure("MalformedDetail", "Detail is malformed."));
    }
    return Optional.empty();
  }

  /** The event of an entry that did not fail, in its envelope. */
  static ObjectNode event(JsonNode entry, String id, String account, String region, Instant now) {
    Instant time = entry.hasNonNull("Time") ? time(entry.path("Time").decimalValue()) : now;
    ObjectNode event =
        Json.object()
            .put("version", "0")
            .put("id", id)
            .put("detail-type", entry.path("DetailType").asText())
            .put("source", entry.path("Source").asText())
            .put("account", account)
            .put("time", time.truncatedTo(ChronoUnit.SECONDS).toString())
            .put("region", region);
    ArrayNode resources = event.putArray("resources");
    entry.path("Resources").forEach(resources::add);
    event.set("detail", Json.parse(entry.path("Detail").asText()).orElseGet(Json::object));
    return event;
  }

  private static Instant time(BigDecimal seconds) {
    return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
  }

  private static ObjectNode failure(String code, String message) {
    return Json.object().put("ErrorCode", code).put("ErrorMessage", message);
  }

  private static int utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
