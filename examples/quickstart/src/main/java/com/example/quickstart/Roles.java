package com.example.quickstart;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.naming.RoleArn;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * The roles of the configuration. They may do anything, which a loopback account has nothing to
 * fear from; those of a real account are narrow, see docs/aws-account.md.
 *
 * @param serviceByRole who assumes each role
 */
record Roles(Map<RoleArn, String> serviceByRole) {

  private static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow",\
      "Principal":{"Service":"%s"},"Action":"sts:AssumeRole"}]}""";

  private static final String ANYTHING =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

  static Roles of(BackupConfig config) {
    Map<RoleArn, String> services = new HashMap<>();
    services.put(config.firehoseDeliveryRoleArn(), "firehose.amazonaws.com");
    services.put(config.lambdaExecRoleArn(), "lambda.amazonaws.com");
    config.cloudWatchRoleArn().ifPresent(role -> services.put(role, "events.amazonaws.com"));
    return new Roles(services);
  }

  void make(IamClient iam) {
    serviceByRole.forEach(
        (role, service) -> {
          iam.createRole(
              create ->
                  create
                      .roleName(role.roleName())
                      .assumeRolePolicyDocument(TRUST.formatted(service)));
          iam.putRolePolicy(
              put -> put.roleName(role.roleName()).policyName("anything").policyDocument(ANYTHING));
        });
  }
}
