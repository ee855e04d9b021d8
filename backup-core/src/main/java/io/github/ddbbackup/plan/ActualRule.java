package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rule as it is.
 *
 * @param arn its ARN
 * @param pattern which events it lets through; empty when it runs by the clock
 * @param state its state, in EventBridge's own words
 * @param description what it is for; may be empty
 * @param roleArn the role that EventBridge takes on; empty when it has none
 * @param targets what it calls
 */
public record ActualRule(
    String arn,
    String pattern,
    String state,
    String description,
    Optional<String> roleArn,
    List<Target> targets) {

  /** Copies the list. */
  public ActualRule {
    requireNonNull(arn);
    requireNonNull(pattern);
    requireNonNull(state);
    requireNonNull(description);
    requireNonNull(roleArn);
    targets = List.copyOf(targets);
  }

  /** Settings by name. A rule that sees even more events than those of this system is enabled. */
  Map<String, String> fields() {
    String shownState = state.startsWith(DesiredRule.ENABLED) ? DesiredRule.ENABLED : state;
    return DesiredRule.fields(pattern, shownState, description, roleArn);
  }

  /**
   * Something that a rule calls.
   *
   * @param id its id, unique in the rule
   * @param arn the ARN of what is called
   * @param altersEvents whether the event is replaced or cut before it is handed on
   */
  public record Target(String id, String arn, boolean altersEvents) {

    /** Checks that nothing is null. */
    public Target {
      requireNonNull(id);
      requireNonNull(arn);
    }
  }
}
