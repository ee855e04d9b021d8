package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** A pattern of events, matched by AWS's own engine. */
final class EventPattern {
  private static final String ONLY_RULE = "rule";

  private final Machine machine = Machine.builder().build();

  /**
   * A pattern.
   *
   * @throws io.github.ddbbackup.local.http.ApiException InvalidEventPatternException
   */
  EventPattern(String json) {
    Optional.ofNullable(JsonRuleCompiler.check(json))
        .ifPresent(
            reason -> {
              throw EventErrors.pattern(reason);
            });
    try {
      machine.addRule(ONLY_RULE, json);
    } catch (IOException | RuntimeException e) {
      throw EventErrors.pattern(String.valueOf(e.getMessage()));
    }
  }

  boolean matches(JsonNode event) {
    try {
      return !machine.rulesForJSONEvent(event.toString()).isEmpty();
    } catch (Exception e) {
      throw new IllegalStateException("the event can't be matched: " + event, e);
    }
  }
}
