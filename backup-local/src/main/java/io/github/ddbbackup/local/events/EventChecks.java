package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.PageRequest;

/** Checks of the members that many calls have. */
final class EventChecks {
  /** As EventBridge tells the pattern of rules' names and targets' ids. */
  static final String NAME = "[\\.\\-_A-Za-z0-9]+";

  static final int MAX_NAME = 64;
  static final int MAX_ARN = 1600;
  private static final int MAX_PAGE = 100;
  private static final String BUS =
      "(arn:aws[\\w-]*:events:[a-z]+-[a-z]+-[\\w-]+:[0-9]{12}:event-bus\\/)?[/\\.\\-_A-Za-z0-9]+";

  private EventChecks() {}

  /** Checks the member that names a rule, which must be there, and the one that names a bus. */
  static Checks rule(JsonNode body, String member) {
    return bus(name(Checks.of(body).required(member), member));
  }

  /** Checks a name, if it is there. */
  static Checks name(Checks checks, String member) {
    return checks.length(member, 1, MAX_NAME).pattern(member, NAME);
  }

  /** Checks the member that names a bus, if it is there. */
  static Checks bus(Checks checks) {
    return checks.length("EventBusName", 1, MAX_ARN).pattern("EventBusName", BUS);
  }

  /** Checks the members that ask for a page. */
  static Checks page(Checks checks) {
    return checks.length("NextToken", 1, 2048).range("Limit", 1, MAX_PAGE);
  }

  /** The page that is asked for. */
  static PageRequest pageRequest(JsonNode body) {
    return PageRequest.of(
        Json.text(body, "NextToken"),
        body.path("Limit").asInt(MAX_PAGE),
        () -> EventErrors.parameter("NextToken", "NextToken is not valid."));
  }
}
