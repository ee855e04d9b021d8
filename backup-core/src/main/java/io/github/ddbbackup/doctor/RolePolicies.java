package io.github.ddbbackup.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.ddbbackup.config.BackupConfig;
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

  private final BackupConfig config;
  private final RegionName region;

  RolePolicies(BackupConfig config, RegionName region) {
    this.config = config;
    this.region = region;
  }

  /** The roles of the configuration. */
  List<RequiredRole> roles() {
    List<RequiredRole> roles = new ArrayList<>();
    roles.add(role("firehoseDeliveryRoleArn", config.firehoseDeliveryRoleArn(), "firehose"));
    roles.add(role("lambdaExecRoleArn", config.lambdaExecRoleArn(), "lambda"));
    config
        .cloudWatchRoleArn()
        .ifPresent(arn -> roles.add(role("cloudWatchRoleArn", arn, "events")));
    return roles;
  }

  private RequiredRole role(String key, RoleArn arn, String name) {
    return new RequiredRole(
        key, arn, name + ".amazonaws.com", name, PolicyDocument.parse(filledIn(name, arn)));
  }

  private String filledIn(String name, RoleArn arn) {
    String prefix = config.firehoseDeliveryPrefix().value();
    return read("policies/" + name + ".json")
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
