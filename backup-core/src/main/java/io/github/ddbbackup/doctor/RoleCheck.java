package io.github.ddbbackup.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.doctor.RequiredRole.Need;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hjson.ParseException;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;

/** Whether a role is there, can be assumed by its service, and allows what is needed. */
final class RoleCheck implements Check {

  private static final Set<String> TRUTHS = Set.of("true", "false");

  private final AwsClients clients;
  private final RequiredRole role;
  private final Tables tables;

  RoleCheck(AwsClients clients, RequiredRole role, Tables tables) {
    this.clients = clients;
    this.role = role;
    this.tables = tables;
  }

  @Override
  public String subject() {
    return "role " + role.arn().roleName() + " (" + role.key() + ")";
  }

  @Override
  public List<Finding> findings() {
    Optional<String> trust =
        new AwsCall("iam:GetRole", subject())
            .find(() -> clients.iam().getRole(r -> r.roleName(role.arn().roleName())))
            .map(GetRoleResponse::role)
            .filter(found -> found.arn().equals(role.arn().value()))
            .map(found -> URLDecoder.decode(found.assumeRolePolicyDocument(), UTF_8));
    if (trust.isEmpty()) {
      return List.of(missing());
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(trust(trust.get()));
    findings.add(permissions(role.policy(), "allows what is needed"));
    role.keyPolicy()
        .map(p -> permissions(p, "allows what encryption with kmsKeyArn needs"))
        .ifPresent(findings::add);
    return findings;
  }

  private Finding missing() {
    return Finding.error(
        subject(),
        "there is no role " + role.arn(),
        role.service() + " has nothing to work with.",
        "aws iam create-role --role-name "
            + role.arn().roleName()
            + " --assume-role-policy-document file://"
            + role.policy().name()
            + "-trust.json (docs/aws-account.md, section 4)");
  }

  private Finding trust(String document) {
    return trusts(document)
        ? Finding.ok(subject(), "can be assumed by " + role.service())
        : Finding.error(
            subject(),
            "can't be assumed by " + role.service(),
            "Its trust policy lets others in alone, so nothing can work with it.",
            "aws iam update-assume-role-policy --role-name "
                + role.arn().roleName()
                + " --policy-document file://"
                + role.policy().name()
                + "-trust.json (docs/policies)");
  }

  private boolean trusts(String document) {
    try {
      return PolicyDocument.parse(document).trusts(role.service());
    } catch (ParseException | UnsupportedOperationException e) {
      return false;
    }
  }

  private Finding permissions(RequiredRole.Policy policy, String allRight) {
    try {
      List<String> denied =
          policy.needs(tables.anyName()).stream()
              .flatMap(this::denied)
              .distinct()
              .sorted()
              .toList();
      return denied.isEmpty() ? Finding.ok(subject(), allRight) : denied(policy, denied);
    } catch (AwsCallException e) {
      return Finding.unchecked(subject(), e);
    }
  }

  private Finding denied(RequiredRole.Policy policy, List<String> denied) {
    return Finding.error(
        subject(),
        "does not allow " + String.join(", ", denied),
        "Backup needs these calls and fails where one is refused.",
        "aws iam put-role-policy --role-name "
            + role.arn().roleName()
            + " --policy-name backup"
            + (policy.name().equals(role.policy().name()) ? "" : "-key")
            + " --policy-document file://"
            + policy.name()
            + ".json (docs/aws-account.md, section 4)");
  }

  private Stream<String> denied(Need need) {
    SimulatePrincipalPolicyRequest request =
        SimulatePrincipalPolicyRequest.builder()
            .policySourceArn(role.arn().value())
            .actionNames(need.actions())
            .resourceArns(need.resource())
            .contextEntries(context(need))
            .build();
    return new AwsCall("iam:SimulatePrincipalPolicy", subject())
            .answer(
                () ->
                    clients
                        .iam()
                        .simulatePrincipalPolicyPaginator(request)
                        .evaluationResults()
                        .stream()
                        .filter(r -> r.evalDecision() != PolicyEvaluationDecisionType.ALLOWED)
                        .map(r -> r.evalActionName() + " on " + need.resource())
                        .toList())
            .stream();
  }

  private static List<ContextEntry> context(Need need) {
    List<ContextEntry> entries = new ArrayList<>();
    need.context()
        .forEach(
            (key, value) ->
                entries.add(
                    ContextEntry.builder()
                        .contextKeyName(key)
                        .contextKeyType(
                            TRUTHS.contains(value)
                                ? ContextKeyTypeEnum.BOOLEAN
                                : ContextKeyTypeEnum.STRING)
                        .contextKeyValues(value)
                        .build()));
    return entries;
  }
}
