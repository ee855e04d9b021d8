package io.github.ddbbackup.local.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.event.EventPattern;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.lambda.Invocations;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes events to the targets of the rules that match them. */
final class Bus {
  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
  private static final String PRINCIPAL = "events.amazonaws.com";

  private final Rules rules;
  private final Invocations functions;

  Bus(Rules rules, Invocations functions) {
    this.rules = rules;
    this.functions = functions;
  }

  /** Takes an event in its envelope; never throws. */
  void take(String region, ObjectNode event) {
    for (Rule rule : rules.in(region)) {
      if (rule.enabled() && matches(rule, event)) {
        deliver(rule, event);
      }
    }
  }

  /** Hands an event to every target of a rule; never throws. */
  void deliver(Rule rule, JsonNode event) {
    for (Target target : rule.targets().values()) {
      try {
        functions.invokeAsync(target.arn(), target.payload(event), rule.arn(), PRINCIPAL);
      } catch (ApiException e) {
        LOG.warn(
            "Rule {} can't invoke {}: {}: {}", rule.name(), target.arn(), e.code(), e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("Rule {} can't invoke {}", rule.name(), target.arn(), e);
      }
    }
  }

  private static boolean matches(Rule rule, ObjectNode event) {
    try {
      return rule.definition()
          .pattern()
          .filter(pattern -> new EventPattern(pattern).matches(event))
          .isPresent();
    } catch (RuntimeException e) {
      LOG.error("Rule {} can't be matched", rule.name(), e);
      return false;
    }
  }
}
