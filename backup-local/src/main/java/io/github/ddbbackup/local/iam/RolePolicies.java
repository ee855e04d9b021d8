package io.github.ddbbackup.local.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.iam.policy.Policy;
import java.util.ArrayList;
import java.util.List;

/** Gathers what speaks for a role: its own policies, and those that are attached to it. */
final class RolePolicies {
  private final Roles roles;
  private final Policies policies;

  RolePolicies(Roles roles, Policies policies) {
    this.roles = roles;
    this.policies = policies;
  }

  /**
   * The policies of a role.
   *
   * @throws ApiException if the ARN names no role of the account, or what an attached policy of
   *     AWS's own says is not known here
   */
  List<Policy> of(String roleArn) {
    ObjectNode role = named(roleArn);
    List<Policy> all = new ArrayList<>();
    role.path(RolePolicyCalls.POLICIES)
        .properties()
        .forEach(policy -> all.add(Policy.parse(policy.getKey(), policy.getValue().asText())));
    role.path(AttachedPolicyCalls.ATTACHED)
        .properties()
        .forEach(
            policy ->
                all.add(
                    Policy.parse(
                        policy.getValue().asText(),
                        attached(policy.getKey(), policy.getValue().asText()))));
    return all;
  }

  private String attached(String arn, String name) {
    return policies
        .find(arn)
        .map(policy -> policy.path(PolicyCalls.DOCUMENT).asText())
        .or(() -> AwsPolicies.document(name))
        .orElseThrow(
            () ->
                new ApiException(
                    "PolicyEvaluation",
                    500,
                    "What " + arn + " says is not known to this loopback account"));
  }

  private ObjectNode named(String arn) {
    if (!arn.matches("arn:[^:]+:iam::\\d{12}:(role|user|group)/.+")) {
      throw new ApiException(
          "InvalidInput",
          400,
          "Invalid Entity Arn: " + arn + " does not clearly define entity type and name.");
    }
    return roles.all().stream()
        .filter(role -> role.path("Arn").asText().equals(arn))
        .findFirst()
        .orElseThrow(
            () -> new ApiException("NoSuchEntity", 404, "The entity " + arn + " cannot be found."));
  }
}
