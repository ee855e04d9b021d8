package io.github.ddbbackup.local.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.Xml;
import java.util.Map;
import java.util.function.Function;

/** The calls for policies that are part of a role. */
final class RolePolicyCalls {
  /** Member of a role that holds its policies by name. */
  static final String POLICIES = "policies";

  private final Roles roles;

  RolePolicyCalls(Roles roles) {
    this.roles = roles;
  }

  Map<String, Function<ObjectNode, String>> actions() {
    return Map.of(
        "PutRolePolicy", this::put,
        "GetRolePolicy", this::get,
        "ListRolePolicies", this::list,
        "DeleteRolePolicy", this::delete);
  }

  private String put(ObjectNode parameters) {
    RoleChecks.policy(parameters).required("PolicyDocument").orThrow(RoleChecks.CODE);
    String document = parameters.path("PolicyDocument").asText();
    RoleChecks.document(document);
    roles.change(
        role(parameters),
        role -> role.withObjectProperty(POLICIES).put(policy(parameters), document));
    return "";
  }

  private String get(ObjectNode parameters) {
    RoleChecks.policy(parameters).orThrow(RoleChecks.CODE);
    ObjectNode role = roles.get(role(parameters));
    String document =
        Json.text(role.path(POLICIES), policy(parameters))
            .orElseThrow(() -> noSuchPolicy(policy(parameters)));
    return Xml.text("RoleName", role(parameters))
        + Xml.text("PolicyName", policy(parameters))
        + Xml.text("PolicyDocument", RoleCalls.encoded(document));
  }

  private String list(ObjectNode parameters) {
    RoleChecks.role(parameters).orThrow(RoleChecks.CODE);
    StringBuilder names = new StringBuilder();
    roles
        .get(role(parameters))
        .path(POLICIES)
        .fieldNames()
        .forEachRemaining(name -> names.append(Xml.text("member", name)));
    return Xml.element("PolicyNames", names.toString()) + Xml.text("IsTruncated", "false");
  }

  private String delete(ObjectNode parameters) {
    RoleChecks.policy(parameters).orThrow(RoleChecks.CODE);
    roles.change(
        role(parameters),
        role -> {
          if (role.withObjectProperty(POLICIES).remove(policy(parameters)) == null) {
            throw noSuchPolicy(policy(parameters));
          }
        });
    return "";
  }

  private static String role(ObjectNode parameters) {
    return parameters.path("RoleName").asText();
  }

  private static String policy(ObjectNode parameters) {
    return parameters.path("PolicyName").asText();
  }

  private static ApiException noSuchPolicy(String name) {
    return new ApiException(
        "NoSuchEntity", 404, "The role policy with name " + name + " cannot be found.");
  }
}
