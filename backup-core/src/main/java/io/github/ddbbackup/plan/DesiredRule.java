package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the rule should look like that calls the function when a table is made or deleted. It is
 * always enabled.
 *
 * @param name its name
 * @param arn its ARN
 * @param pattern which events it lets through, as JSON
 * @param description what it is for
 * @param roleArn the role that EventBridge takes on; empty when it needs none
 */
public record DesiredRule(
    String name, String arn, String pattern, String description, Optional<String> roleArn) {

  /** The state of a rule that works. */
  public static final String ENABLED = "ENABLED";

  /** Checks that nothing is null. */
  public DesiredRule {
    requireNonNull(name);
    requireNonNull(arn);
    requireNonNull(pattern);
    requireNonNull(description);
    requireNonNull(roleArn);
  }

  Map<String, String> fields() {
    return fields(pattern, ENABLED, description, roleArn);
  }

  static Map<String, String> fields(
      String pattern, String state, String description, Optional<String> roleArn) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("event pattern", EventPattern.canonical(pattern));
    fields.put("state", state);
    fields.put("description", description);
    fields.put("role", roleArn.orElse(""));
    return fields;
  }
}
