package io.github.ddbbackup.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import java.util.Optional;

/** What IAM checks of the parameters that several calls share. */
final class RoleChecks {
  /** The code of IAM's own for a request that is invalid. */
  static final String CODE = "ValidationError";

  private static final String NAME = "[\\w+=,.@-]+";

  private RoleChecks() {}

  /** Checks that name a role. */
  static Checks role(ObjectNode parameters) {
    return Checks.of(parameters)
        .required("RoleName")
        .length("RoleName", 1, 64)
        .pattern("RoleName", NAME);
  }

  /** Checks that name a role and one of its policies. */
  static Checks policy(ObjectNode parameters) {
    return role(parameters)
        .required("PolicyName")
        .length("PolicyName", 1, 128)
        .pattern("PolicyName", NAME);
  }

  /** The text must be a policy: a JSON object with statements. */
  static void document(String text) {
    Optional<JsonNode> policy = Json.parse(text).filter(JsonNode::isObject);
    if (policy.isEmpty()) {
      throw new ApiException("MalformedPolicyDocument", 400, "This policy contains invalid Json");
    }
    if (policy.get().path("Statement").isMissingNode()) {
      throw new ApiException("MalformedPolicyDocument", 400, "Syntax errors in policy.");
    }
  }
}
