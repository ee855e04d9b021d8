package io.github.ddbbackup.local.iam;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Checks;
import io.github.ddbbackup.local.http.Json;
import io.github.ddbbackup.local.http.Xml;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** The calls for managed policies of the account, each of which has one version here. */
final class PolicyCalls {
  /** Member of a policy that holds its text. */
  static final String DOCUMENT = "PolicyDocument";

  private static final String VERSION = "v1";

  private final Policies policies;
  private final Roles roles;
  private final String account;
  private final InstantSource clock;

  PolicyCalls(Policies policies, Roles roles, String account, InstantSource clock) {
    this.policies = policies;
    this.roles = roles;
    this.account = account;
    this.clock = clock;
  }

  Map<String, Function<ObjectNode, String>> actions() {
    return Map.of(
        "CreatePolicy", this::create,
        "GetPolicy", this::get,
        "GetPolicyVersion", this::version,
        "ListPolicies", this::list,
        "DeletePolicy", this::delete);
  }

  private String create(ObjectNode parameters) {
    Checks.of(parameters)
        .required("PolicyName", DOCUMENT)
        .length("PolicyName", 1, 128)
        .pattern("PolicyName", "[\\w+=,.@-]+")
        .pattern("Path", "((/[A-Za-z0-9.,+@=_-]+)*)/")
        .length("Description", 0, 1000)
        .orThrow(RoleChecks.CODE);
    RoleChecks.document(parameters.path(DOCUMENT).asText());
    String name = parameters.path("PolicyName").asText();
    String path = parameters.path("Path").asText("/");
    ObjectNode policy =
        Json.object()
            .put("PolicyName", name)
            .put("PolicyId", id())
            .put("Arn", "arn:aws:iam::" + account + ":policy" + path + name)
            .put("Path", path)
            .put("Description", parameters.path("Description").asText())
            .put("CreateDate", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
            .put(DOCUMENT, parameters.path(DOCUMENT).asText());
    policies.add(policy);
    return Xml.element("Policy", xml(policy));
  }

  private String get(ObjectNode parameters) {
    return Xml.element("Policy", xml(named(parameters)));
  }

  private String version(ObjectNode parameters) {
    Checks.of(parameters).required("VersionId").orThrow(RoleChecks.CODE);
    ObjectNode policy = named(parameters);
    if (!parameters.path("VersionId").asText().equals(VERSION)) {
      throw new ApiException(
          "NoSuchEntity",
          404,
          "Policy "
              + policy.path("Arn").asText()
              + " version "
              + parameters.path("VersionId").asText()
              + " does not exist or is not attachable.");
    }
    return Xml.element(
        "PolicyVersion",
        Xml.text("Document", RoleCalls.encoded(policy.path(DOCUMENT).asText()))
            + Xml.text("VersionId", VERSION)
            + Xml.text("IsDefaultVersion", "true")
            + Xml.text("CreateDate", policy.path("CreateDate").asText()));
  }

  private String list(ObjectNode parameters) {
    Checks.of(parameters).oneOf("Scope", "All", "AWS", "Local").orThrow(RoleChecks.CODE);
    StringBuilder members = new StringBuilder();
    if (!parameters.path("Scope").asText().equals("AWS")) {
      policies.all().stream()
          .filter(policy -> startsWith(policy, parameters.path("PathPrefix").asText("/")))
          .forEach(policy -> members.append(Xml.element("member", xml(policy))));
    }
    return Xml.element("Policies", members.toString()) + Xml.text("IsTruncated", "false");
  }

  private String delete(ObjectNode parameters) {
    ObjectNode policy = named(parameters);
    if (attachments(policy) > 0) {
      throw new ApiException("DeleteConflict", 409, "Cannot delete a policy attached to entities.");
    }
    policies.remove(policy.path("Arn").asText());
    return "";
  }

  private ObjectNode named(ObjectNode parameters) {
    Checks.of(parameters)
        .required("PolicyArn")
        .length("PolicyArn", 20, 2048)
        .orThrow(RoleChecks.CODE);
    String arn = parameters.path("PolicyArn").asText();
    return policies
        .find(arn)
        .orElseThrow(
            () -> new ApiException("NoSuchEntity", 404, "Policy " + arn + " was not found."));
  }

  private String xml(ObjectNode policy) {
    StringBuilder xml = new StringBuilder();
    for (String member : List.of("PolicyName", "PolicyId", "Arn", "Path", "CreateDate")) {
      xml.append(Xml.text(member, policy.path(member).asText()));
    }
    return xml.append(Xml.text("Description", policy.path("Description").asText()))
        .append(Xml.text("UpdateDate", policy.path("CreateDate").asText()))
        .append(Xml.text("DefaultVersionId", VERSION))
        .append(Xml.text("AttachmentCount", Long.toString(attachments(policy))))
        .append(Xml.text("IsAttachable", "true"))
        .toString();
  }

  private long attachments(ObjectNode policy) {
    String arn = policy.path("Arn").asText();
    return roles.all().stream()
        .filter(role -> role.path(AttachedPolicyCalls.ATTACHED).has(arn))
        .count();
  }

  private static boolean startsWith(ObjectNode policy, String prefix) {
    return policy.path("Path").asText().startsWith(prefix);
  }

  private static String id() {
    String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
    return "ANPA" + random.substring(0, 17);
  }
}
