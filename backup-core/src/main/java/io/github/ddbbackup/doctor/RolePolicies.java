package io.github.ddbbackup.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The documented policies of the roles (docs/policies), with a configuration's names in them. */
final class RolePolicies {

  private static final String DOCUMENTED_DELIVERY_ROLE =
      "arn:aws:iam::123456789012:role/firehose_delivery_role";

  private static final String DOCUMENTED_KEY =
      "arn:aws:kms:eu-west-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

  private final BackupConfig config;
  private final RegionName region;

  RolePolicies(BackupConfig config, RegionName region) {
    this.config = config;
    this.region = region;
  }

  /** The roles of the configuration. */
  List<RequiredRole> roles() {
    List<RequiredRole> roles = new ArrayList<>();
    roles.add(role("firehoseDeliveryRoleArn", config.firehoseDeliveryRoleArn(), "firehose", true));
    roles.add(role("lambdaExecRoleArn", config.lambdaExecRoleArn(), "lambda", true));
    config
        .cloudWatchRoleArn()
        .ifPresent(arn -> roles.add(role("cloudWatchRoleArn", arn, "events", false)));
    return roles;
  }

  private RequiredRole role(String key, RoleArn arn, String name, boolean encrypts) {
    return new RequiredRole(
        key,
        arn,
        name + ".amazonaws.com",
        policy(name, arn),
        config.kmsKeyArn().filter(k -> encrypts).map(k -> policy(name + "-key", arn)));
  }

  private RequiredRole.Policy policy(String name, RoleArn arn) {
    return new RequiredRole.Policy(name, PolicyDocument.parse(filledIn(name, arn)));
  }

  private String filledIn(String name, RoleArn arn) {
    String prefix = config.firehoseDeliveryPrefix().value();
    return read("policies/" + name + ".json")
        .replace(DOCUMENTED_KEY, config.kmsKeyArn().map(KeyArn::value).orElse(""))
        .replace(DOCUMENTED_DELIVERY_ROLE, config.firehoseDeliveryRoleArn().value())
        .replace("arn:aws:", "arn:" + arn.partition() + ":")
        .replace("123456789012", arn.account())
        .replace("eu-west-1", region.value())
        .replace("my-backup-bucket", config.firehoseDeliveryBucket().value())
        .replace("dynamodb/backup/", prefix.isEmpty() ? "" : prefix + "/");
  }

  private static String read(String resource) {
    try (InputStream in = RolePolicies.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + resource);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
