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
 * @param schedule when it runs by the clock; empty when events make it run
 * @param state its state, in EventBridge's own words
 * @param description what it is for; may be empty
 * @param roleArn the role that EventBridge takes on; empty when it has none
 * @param targets what it calls
 */
public record ActualRule(
    String arn,
    String pattern,
    String schedule,
    String state,
    String description,
    Optional<String> roleArn,
    List<Target> targets) {

  /** Copies the list. */
  public ActualRule {
    requireNonNull(arn);
    requireNonNull(pattern);
    requireNonNull(schedule);
    requireNonNull(state);
    requireNonNull(description);
    requireNonNull(roleArn);
    targets = List.copyOf(targets);
  }

  /** Settings by name. A rule that sees even more events than those of this system is enabled. */
  Map<String, String> fields() {
    String shownState = state.startsWith(DesiredRule.ENABLED) ? DesiredRule.ENABLED : state;
    return DesiredRule.fields(pattern, schedule, shownState, description, roleArn);
  }

  /**
   * Something that a rule calls.
   *
   * @param id its id, unique in the rule
   * @param arn the ARN of what is called
   * @param input what is handed on in place of the event; empty for the event as it is
   */
  public record Target(String id, String arn, String input) {

    /** Checks that nothing is null. */
    public Target {
      requireNonNull(id);
      requireNonNull(arn);
      requireNonNull(input);
    }
  }
}
