package io.github.ddbbackup.examples;

import io.github.ddbbackup.local.iam.policy.Access;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whose policy a recorded use is to be in: a role is known by the service it was passed to. */
final class Principals {
  private static final String USER = "user";

  /** Others than this product; of them only the passing of roles is written down. */
  private static final String OTHER = "other";

  private static final Map<String, String> SERVICES =
      Map.of(
          "lambda",
          "lambda.amazonaws.com",
          "firehose",
          "firehose.amazonaws.com",
          "events",
          "events.amazonaws.com");
  private static final Map<String, String> ROLES =
      Map.of(
          "lambda.amazonaws.com",
          "LambdaExecRole",
          "firehose.amazonaws.com",
          "firehose_delivery_role",
          "events.amazonaws.com",
          "CloudWatchEventsRole");

  private final List<RecordedUse> uses;
  private final Set<String> passed;

  private Principals(List<RecordedUse> uses, Set<String> passed) {
    this.uses = uses;
    this.passed = passed;
  }

  static Principals of(List<RecordedUse> uses) {
    Set<String> passed = new HashSet<>();
    for (RecordedUse use : uses) {
      if (!use.passedTo().isEmpty()) {
        passed.add(use.resource() + " " + use.passedTo());
      }
    }
    return new Principals(uses, passed);
  }

  /** What the principal of a policy used, in the policies' terms. */
  List<Access> uses(String policy) {
    List<Access> accesses = new ArrayList<>();
    for (RecordedUse use : uses) {
      boolean its =
          use.principal().equals(USER)
              ? policy.equals("operator")
              : passed.contains(use.principal() + " " + SERVICES.getOrDefault(policy, ""));
      if (its) {
        accesses.add(use.inTermsOfPolicies(role(use)));
      }
    }
    return accesses;
  }

  /** Roles that acted although nobody passed them to a service. */
  Set<String> strangers() {
    Set<String> strangers = new TreeSet<>();
    for (RecordedUse use : uses) {
      if (!List.of(USER, OTHER).contains(use.principal())
          && SERVICES.values().stream()
              .noneMatch(service -> passed.contains(use.principal() + " " + service))) {
        strangers.add(use.principal() + " acts, but nobody passed it to a service");
      }
    }
    return strangers;
  }

  private String role(RecordedUse use) {
    if (!use.passedTo().isEmpty()) {
      return ROLES.getOrDefault(use.passedTo(), "unknown");
    }
    return ROLES.entrySet().stream()
        .filter(role -> passed.contains(use.resource() + " " + role.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("LambdaExecRole");
  }
}
