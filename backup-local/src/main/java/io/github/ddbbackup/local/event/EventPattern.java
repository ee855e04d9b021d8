package io.github.ddbbackup.local.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Optional;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;

/** A pattern of events, matched by AWS's own engine. */
public final class EventPattern {
  private static final String ONLY_RULE = "rule";

  private final Machine machine = Machine.builder().build();

  /**
   * A pattern.
   *
   * @throws IllegalArgumentException if it is none; the message tells why
   */
  public EventPattern(String json) {
    Optional.ofNullable(JsonRuleCompiler.check(json))
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    try {
      machine.addRule(ONLY_RULE, json);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Whether an event is one of those that it tells of. */
  public boolean matches(JsonNode event) {
    try {
      return !machine.rulesForJSONEvent(event.toString()).isEmpty();
    } catch (Exception e) {
      throw new IllegalStateException("the event can't be matched: " + event, e);
    }
  }
}
