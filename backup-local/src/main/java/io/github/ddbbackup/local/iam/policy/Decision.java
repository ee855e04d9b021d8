package io.github.ddbbackup.local.iam.policy;

import java.util.List;
import java.util.Set;

/**
 * What policies say about a request.
 *
 * @param outcome what they come to
 * @param policies names of those that decided it, in order
 * @param missing keys of the context that conditions ask for and the request does not have
 */
public record Decision(Outcome outcome, List<String> policies, Set<String> missing) {

  /** What policies come to. */
  public enum Outcome {
    /** A statement allows it, and none denies it. */
    ALLOWED("allowed"),
    /** A statement denies it. */
    EXPLICIT_DENY("explicitDeny"),
    /** No statement is about it. */
    IMPLICIT_DENY("implicitDeny");

    private final String apiName;

    Outcome(String apiName) {
      this.apiName = apiName;
    }

    /** As IAM's answers name it. */
    public String apiName() {
      return apiName;
    }
  }

  /** Copies the lists. */
  public Decision {
    policies = List.copyOf(policies);
    missing = Set.copyOf(missing);
  }
}
