package io.github.ddbbackup.local.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.ddbbackup.local.Clients;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.local.junit.LocalAccountExtension;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.DeleteConflictException;
import software.amazon.awssdk.services.iam.model.EntityAlreadyExistsException;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.MalformedPolicyDocumentException;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.Role;

@ExtendWith(LocalAccountExtension.class)
class IamTest {
  private static final String TRUST =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
          + "\"Principal\":{\"Service\":\"lambda.amazonaws.com\"}}]}";
  private static final String POLICY = "{\"Statement\": [{\"Sid\": \"a b+c/é\"}]}";
  private static final String MANAGED =
      "arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole";

  private final IamClient iam;

  IamTest(LocalAccount account) {
    iam = Clients.of(account.endpoint(), Region.AWS_GLOBAL, IamClient.builder());
  }

  @Test
  void keepsRolesAndTheirPolicies() {
    Role made = create("writer");
    assertThat(made.arn()).isEqualTo("arn:aws:iam::123456789012:role/writer");
    assertThat(made.roleId()).startsWith("AROA");
    assertThat(decoded(made.assumeRolePolicyDocument())).isEqualTo(TRUST);

    iam.putRolePolicy(b -> b.roleName("writer").policyName("put").policyDocument(POLICY));
    iam.attachRolePolicy(b -> b.roleName("writer").policyArn(MANAGED));

    assertThat(
            decoded(
                iam.getRolePolicy(b -> b.roleName("writer").policyName("put")).policyDocument()))
        .isEqualTo(POLICY);
    assertThat(iam.listRolePolicies(b -> b.roleName("writer")).policyNames())
        .containsExactly("put");
    assertThat(iam.listAttachedRolePolicies(b -> b.roleName("writer")).attachedPolicies())
        .containsExactly(
            AttachedPolicy.builder()
                .policyName("AWSLambdaBasicExecutionRole")
                .policyArn(MANAGED)
                .build());
    assertThat(iam.listRoles().roles()).extracting(Role::roleName).contains("writer");
    assertThatThrownBy(() -> iam.deleteRole(b -> b.roleName("writer")))
        .isInstanceOf(DeleteConflictException.class);

    iam.detachRolePolicy(b -> b.roleName("writer").policyArn(MANAGED));
    iam.deleteRolePolicy(b -> b.roleName("writer").policyName("put"));
    iam.deleteRole(b -> b.roleName("writer"));

    assertThatThrownBy(() -> iam.getRole(b -> b.roleName("writer")))
        .isInstanceOf(NoSuchEntityException.class)
        .hasMessageContaining("The role with name writer cannot be found.");
  }

  @Test
  void changesWhoMayAssumeARole() {
    create("assumed");
    String trust = TRUST.replace("lambda", "firehose");

    iam.updateAssumeRolePolicy(b -> b.roleName("assumed").policyDocument(trust));

    assertThat(decoded(iam.getRole(b -> b.roleName("assumed")).role().assumeRolePolicyDocument()))
        .isEqualTo(trust);
    iam.deleteRole(b -> b.roleName("assumed"));
  }

  @Test
  void refusesWhatIamRefuses() {
    create("twice");

    assertThatThrownBy(() -> create("twice")).isInstanceOf(EntityAlreadyExistsException.class);
    assertThatThrownBy(() -> iam.createRole(b -> b.roleName("bad").assumeRolePolicyDocument("{")))
        .isInstanceOf(MalformedPolicyDocumentException.class);
    assertThatThrownBy(() -> create("not a name"))
        .isInstanceOfSatisfying(
            IamException.class,
            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationError"));
    iam.deleteRole(b -> b.roleName("twice"));
  }

  @Test
  void namesACallThatIsNotEmulated() {
    assertThatThrownBy(() -> iam.createUser(b -> b.userName("someone")))
        .isInstanceOf(IamException.class)
        .hasMessageContaining("iam:CreateUser is not emulated");
  }

  private Role create(String name) {
    return iam.createRole(b -> b.roleName(name).assumeRolePolicyDocument(TRUST)).role();
  }

  private static String decoded(String document) {
    return URLDecoder.decode(document, StandardCharsets.UTF_8);
  }
}
