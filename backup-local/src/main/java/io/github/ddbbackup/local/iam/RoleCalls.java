package io.github.ddbbackup.local.iam;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.Xml;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The calls for roles themselves. */
final class RoleCalls {
  private static final String TRUST = "AssumeRolePolicyDocument";

  private final Roles roles;
  private final String account;
  private final InstantSource clock;

  RoleCalls(Roles roles, String account, InstantSource clock) {
    this.roles = roles;
    this.account = account;
    this.clock = clock;
  }

  Map<String, Function<ObjectNode, String>> actions() {
    return Map.of(
        "CreateRole", this::create,
        "GetRole", this::get,
        "ListRoles", this::list,
        "DeleteRole", this::delete,
        "UpdateAssumeRolePolicy", this::updateTrust);
  }

  private String create(ObjectNode parameters) {
    RoleChecks.role(parameters)
        .required(TRUST)
        .length("Description", 0, 1000)
        .pattern("Path", "(/)|(/[!-~]+/)")
        .orThrow(RoleChecks.CODE);
    RoleChecks.document(parameters.path(TRUST).asText());
    String name = parameters.path("RoleName").asText();
    String path = parameters.path("Path").asText("/");
    ObjectNode role = Json.object();
    role.put("RoleName", name)
        .put("Path", path)
        .put("RoleId", id())
        .put("Arn", "arn:aws:iam::" + account + ":role" + path + name)
        .put("CreateDate", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("Description", parameters.path("Description").asText())
        .put("MaxSessionDuration", parameters.path("MaxSessionDuration").asText("3600"))
        .put(TRUST, parameters.path(TRUST).asText());
    roles.add(role);
    return Xml.element("Role", xml(role));
  }

  private String get(ObjectNode parameters) {
    RoleChecks.role(parameters).orThrow(RoleChecks.CODE);
    return Xml.element("Role", xml(roles.get(parameters.path("RoleName").asText())));
  }

  private String list(ObjectNode parameters) {
    Checks.of(parameters).pattern("PathPrefix", "/[!-~]*").orThrow(RoleChecks.CODE);
    String prefix = parameters.path("PathPrefix").asText("/");
    StringBuilder members = new StringBuilder();
    for (ObjectNode role : roles.all()) {
      if (role.path("Path").asText().startsWith(prefix)) {
        members.append(Xml.element("member", xml(role)));
      }
    }
    return Xml.element("Roles", members.toString()) + Xml.text("IsTruncated", "false");
  }

  private String delete(ObjectNode parameters) {
    RoleChecks.role(parameters).orThrow(RoleChecks.CODE);
    String name = parameters.path("RoleName").asText();
    JsonNode role = roles.get(name);
    if (!role.path(AttachedPolicyCalls.ATTACHED).isEmpty()) {
      throw new ApiException(
          "DeleteConflict", 409, "Cannot delete entity, must detach all policies first.");
    }
    if (!role.path(RolePolicyCalls.POLICIES).isEmpty()) {
      throw new ApiException(
          "DeleteConflict", 409, "Cannot delete entity, must delete policies first.");
    }
    roles.remove(name);
    return "";
  }

  private String updateTrust(ObjectNode parameters) {
    RoleChecks.role(parameters).required("PolicyDocument").orThrow(RoleChecks.CODE);
    String document = parameters.path("PolicyDocument").asText();
    RoleChecks.document(document);
    roles.change(parameters.path("RoleName").asText(), role -> role.put(TRUST, document));
    return "";
  }

  private static String xml(JsonNode role) {
    StringBuilder xml = new StringBuilder();
    for (String member :
        List.of("Path", "RoleName", "RoleId", "Arn", "CreateDate", "MaxSessionDuration")) {
      xml.append(Xml.text(member, role.path(member).asText()));
    }
    if (!role.path("Description").asText().isEmpty()) {
      xml.append(Xml.text("Description", role.path("Description").asText()));
    }
    return xml.append(Xml.text(TRUST, encoded(role.path(TRUST).asText()))).toString();
  }

  /** Documents are percent-encoded in answers, as RFC 3986 says. */
  static String encoded(String document) {
    return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String id() {
    String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    return "AROA" + random.substring(0, 17);
  }
}
