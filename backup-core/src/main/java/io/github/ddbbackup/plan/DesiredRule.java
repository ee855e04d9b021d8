package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a rule should look like that calls the function: when a table is made or deleted, or by the
 * clock. It is always enabled.
 *
 * @param name its name
 * @param arn its ARN
 * @param pattern which events it lets through, as JSON; empty when it runs by the clock
 * @param schedule when it runs by the clock, in EventBridge's language; empty when events make it
 *     run
 * @param description what it is for
 * @param roleArn the role that EventBridge takes on; empty when it needs none
 * @param input what the function gets in place of the event; empty for the event as it is
 * @param statementId the statement in the function's resource policy that lets the rule call it
 */
public record DesiredRule(
    String name,
    String arn,
    String pattern,
    String schedule,
    String description,
    Optional<String> roleArn,
    String input,
    String statementId) {

  /** The state of a rule that works. */
  public static final String ENABLED = "ENABLED";

  /** Checks that nothing is null. */
  public DesiredRule {
    requireNonNull(name);
    requireNonNull(arn);
    requireNonNull(pattern);
    requireNonNull(schedule);
    requireNonNull(description);
    requireNonNull(input);
    requireNonNull(statementId);
    requireNonNull(roleArn);
  }

  Map<String, String> fields() {
    return fields(pattern, schedule, ENABLED, description, roleArn);
  }

  static Map<String, String> fields(
      String pattern, String schedule, String state, String description, Optional<String> roleArn) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("event pattern", EventPattern.canonical(pattern));
    fields.put("schedule", schedule);
    fields.put("state", state);
    fields.put("description", description);
    fields.put("role", roleArn.orElse(""));
    return fields;
  }
}
