package io.github.ddbbackup.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Xml;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The calls for managed policies of a role; AWS's own exist here, whatever their name. */
final class AttachedPolicyCalls {
  /** Member of a role that holds the names of its managed policies by ARN. */
  static final String ATTACHED = "attached";

  private static final Pattern MANAGED_BY_AWS =
      Pattern.compile("arn:aws[a-z-]*:iam::aws:policy/[\\w+=,.@/-]+");

  private final Roles roles;
  private final Policies policies;

  AttachedPolicyCalls(Roles roles, Policies policies) {
    this.roles = roles;
    this.policies = policies;
  }

  Map<String, Function<ObjectNode, String>> actions() {
    return Map.of(
        "AttachRolePolicy", this::attach,
        "DetachRolePolicy", this::detach,
        "ListAttachedRolePolicies", this::list);
  }

  private String attach(ObjectNode parameters) {
    checks(parameters).orThrow(RoleChecks.CODE);
    String arn = arn(parameters);
    if (!MANAGED_BY_AWS.matcher(arn).matches() && policies.find(arn).isEmpty()) {
      throw noSuchPolicy(arn);
    }
    roles.change(
        role(parameters),
        role ->
            role.withObjectProperty(ATTACHED).put(arn, arn.substring(arn.lastIndexOf('/') + 1)));
    return "";
  }

  private String detach(ObjectNode parameters) {
    checks(parameters).orThrow(RoleChecks.CODE);
    roles.change(
        role(parameters),
        role -> {
          if (role.withObjectProperty(ATTACHED).remove(arn(parameters)) == null) {
            throw noSuchPolicy(arn(parameters));
          }
        });
    return "";
  }

  private String list(ObjectNode parameters) {
    RoleChecks.role(parameters).orThrow(RoleChecks.CODE);
    StringBuilder members = new StringBuilder();
    for (Map.Entry<String, JsonNode> policy :
        roles.get(role(parameters)).path(ATTACHED).properties()) {
      members.append(
          Xml.element(
              "member",
              Xml.text("PolicyName", policy.getValue().asText())
                  + Xml.text("PolicyArn", policy.getKey())));
    }
    return Xml.element("AttachedPolicies", members.toString()) + Xml.text("IsTruncated", "false");
  }

  private static Checks checks(ObjectNode parameters) {
    return RoleChecks.role(parameters).required("PolicyArn").length("PolicyArn", 20, 2048);
  }

  private static String role(ObjectNode parameters) {
    return parameters.path("RoleName").asText();
  }

  private static String arn(ObjectNode parameters) {
    return parameters.path("PolicyArn").asText();
  }

  private static ApiException noSuchPolicy(String arn) {
    return new ApiException(
        "NoSuchEntity", 404, "Policy " + arn + " does not exist or is not attachable.");
  }
}
