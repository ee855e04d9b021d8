package io.github.ddbbackup.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.fixture.Door;
import io.github.ddbbackup.local.time.LocalClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

class SimulationTest {
  private static final String ROLE = "arn:aws:iam::123456789012:role/worker";
  private static final String TABLE = "arn:aws:dynamodb:eu-west-1:123456789012:table/T";
  private static final Path POLICIES = Path.of("..", "docs", "policies");

  private Door<IamModule> door;
  private IamClient iam;

  @BeforeEach
  void open(@TempDir Path folder) throws IOException {
    door = new Door<>(LocalClock.system(), folder, IamModule::new);
    iam = door.client(IamClient.builder());
    iam.createRole(
        b ->
            b.roleName("worker")
                .assumeRolePolicyDocument("{\"Statement\":[{\"Effect\":\"Allow\"}]}"));
  }

  @AfterEach
  void close() {
    iam.close();
    door.close();
  }

  @Test
  void allowsWhatTheRolesOwnPolicyAllows() throws IOException {
    put(Files.readString(POLICIES.resolve("lambda.json")));

    assertThat(decision("dynamodb:UpdateTable", TABLE))
        .isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
    assertThat(decision("dynamodb:DeleteTable", TABLE))
        .isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
    assertThat(decision("dynamodb:UpdateTable", TABLE.replace("eu-west-1", "us-east-1")))
        .isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
    assertThat(decision("dynamodb:UpdateTable", "*"))
        .isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
  }

  @Test
  void heedsTheContext() throws IOException {
    put(Files.readString(POLICIES.resolve("operator.json")));
    String role = "arn:aws:iam::123456789012:role/LambdaExecRole";

    EvaluationResult without =
        simulate("iam:PassRole", role, "aws:none", "").evaluationResults().get(0);
    EvaluationResult toLambda =
        simulate("iam:PassRole", role, "iam:PassedToService", "lambda.amazonaws.com")
            .evaluationResults()
            .get(0);
    EvaluationResult toOther =
        simulate("iam:PassRole", role, "iam:PassedToService", "ec2.amazonaws.com")
            .evaluationResults()
            .get(0);

    assertThat(without.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
    assertThat(without.missingContextValues()).containsExactly("iam:PassedToService");
    assertThat(toLambda.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
    assertThat(toLambda.matchedStatements().get(0).sourcePolicyId()).isEqualTo("own");
    assertThat(toOther.evalDecision()).isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
    String mapped = "arn:aws:lambda:eu-west-1:123456789012:function:LambdaStreamToFirehose:live";
    assertThat(
            simulate("lambda:CreateEventSourceMapping", "*", "lambda:FunctionArn", mapped)
                .evaluationResults()
                .get(0)
                .evalDecision())
        .isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
  }

  @Test
  void countsAttachedPoliciesAndDenials() {
    String arn =
        iam.createPolicy(
                b -> b.policyName("tables").policyDocument(statement("Allow", "dynamodb:*", TABLE)))
            .policy()
            .arn();
    iam.attachRolePolicy(b -> b.roleName("worker").policyArn(arn));
    iam.attachRolePolicy(
        b ->
            b.roleName("worker")
                .policyArn("arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"));
    put(statement("Deny", "dynamodb:Delete*", "*"));

    assertThat(decision("dynamodb:DescribeTable", TABLE))
        .isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
    assertThat(decision("dynamodb:DeleteTable", TABLE))
        .isEqualTo(PolicyEvaluationDecisionType.EXPLICIT_DENY);
    assertThat(decision("logs:PutLogEvents", "*")).isEqualTo(PolicyEvaluationDecisionType.ALLOWED);
    assertThat(iam.getPolicy(b -> b.policyArn(arn)).policy().attachmentCount()).isOne();
    assertThatThrownBy(() -> iam.deletePolicy(b -> b.policyArn(arn)))
        .isInstanceOf(DeleteConflictException.class);

    iam.detachRolePolicy(b -> b.roleName("worker").policyArn(arn));
    assertThat(decision("dynamodb:DescribeTable", TABLE))
        .isEqualTo(PolicyEvaluationDecisionType.IMPLICIT_DENY);
    iam.deletePolicy(b -> b.policyArn(arn));
    assertThatThrownBy(() -> iam.getPolicy(b -> b.policyArn(arn)))
        .isInstanceOf(NoSuchEntityException.class);
  }

  @Test
  void answersEveryActionWithEveryResourcePageByPage() {
    put(statement("Allow", "a:*", "*"));

    assertThat(
            iam.simulatePrincipalPolicyPaginator(
                    b ->
                        b.policySourceArn(ROLE)
                            .actionNames("a:One", "a:Two", "b:One")
                            .resourceArns(TABLE, TABLE + "2")
                            .maxItems(4))
                .evaluationResults())
        .extracting(result -> result.evalActionName() + " " + result.evalDecisionAsString())
        .containsExactly(
            "a:One allowed",
            "a:One allowed",
            "a:Two allowed",
            "a:Two allowed",
            "b:One implicitDeny",
            "b:One implicitDeny");
  }

  @Test
  void refusesWhatCanNotBeSimulated() {
    assertThatThrownBy(() -> simulate("arn:aws:iam::123456789012:root"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("does not clearly define entity type and name");
    assertThatThrownBy(() -> simulate(ROLE + "2")).isInstanceOf(NoSuchEntityException.class);
    put(
        "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\","
            + "\"Condition\":{\"IpAddress\":{\"aws:SourceIp\":\"10.0.0.0/8\"}}}}");
    assertThatThrownBy(() -> simulate(ROLE))
        .isInstanceOf(IamException.class)
        .hasMessageContaining("IpAddress is not known");
  }

  private SimulatePrincipalPolicyResponse simulate(String source) {
    return iam.simulatePrincipalPolicy(b -> b.policySourceArn(source).actionNames("a:One"));
  }

  private PolicyEvaluationDecisionType decision(String action, String resource) {
    return iam.simulatePrincipalPolicy(
            b -> b.policySourceArn(ROLE).actionNames(action).resourceArns(resource))
        .evaluationResults()
        .get(0)
        .evalDecision();
  }

  private SimulatePrincipalPolicyResponse simulate(
      String action, String resource, String key, String value) {
    return iam.simulatePrincipalPolicy(
        b ->
            b.policySourceArn(ROLE)
                .actionNames(action)
                .resourceArns(resource)
                .contextEntries(
                    ContextEntry.builder()
                        .contextKeyName(key)
                        .contextKeyType(ContextKeyTypeEnum.STRING)
                        .contextKeyValues(value)
                        .build()));
  }

  private void put(String document) {
    iam.putRolePolicy(b -> b.roleName("worker").policyName("own").policyDocument(document));
  }

  private static String statement(String effect, String action, String resource) {
    return "{\"Statement\":[{\"Effect\":\""
        + effect
        + "\",\"Action\":\""
        + action
        + "\",\"Resource\":[\""
        + resource
        + "\"]}]}";
  }
}
