package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A statement of the resource policy of a function or its alias.
 *
 * @param statementId its id
 * @param qualifier the alias or version that it is for; empty when it is for the function itself
 * @param effect {@code Allow} or {@code Deny}
 * @param principal the service or account that may call
 * @param action what it may do
 * @param sourceArn the ARN of what the call has to come from; empty when any will do
 */
public record ActualPermission(
    String statementId,
    Optional<String> qualifier,
    String effect,
    String principal,
    String action,
    String sourceArn) {

  private static final String EVENTS = "events.amazonaws.com";

  /** Checks that nothing is null. */
  public ActualPermission {
    requireNonNull(statementId);
    requireNonNull(qualifier);
    requireNonNull(effect);
    requireNonNull(principal);
    requireNonNull(action);
    requireNonNull(sourceArn);
  }

  /** Whether it stems from this system: it lets EventBridge call on behalf of the rule. */
  boolean isOf(DesiredRule rule) {
    return principal.equals(EVENTS) && sourceArn.equals(rule.arn());
  }

  Map<String, String> fields() {
    return fields(effect, principal, action, sourceArn);
  }

  static Map<String, String> desiredFields(DesiredRule rule) {
    return fields("Allow", EVENTS, "lambda:InvokeFunction", rule.arn());
  }

  private static Map<String, String> fields(
      String effect, String principal, String action, String sourceArn) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("effect", effect);
    fields.put("principal", principal);
    fields.put("action", action);
    fields.put("source", sourceArn);
    return fields;
  }
}
