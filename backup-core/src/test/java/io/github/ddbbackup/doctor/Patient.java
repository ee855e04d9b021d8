package io.github.ddbbackup.doctor;

import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.aws.AwsSettings;
import io.github.ddbbackup.aws.TestTables;
import io.github.ddbbackup.aws.Unrecorded;
import io.github.ddbbackup.config.BackupConfig;
import io.github.ddbbackup.config.BackupConfigBuilder;
import io.github.ddbbackup.filter.TableFilters;
import io.github.ddbbackup.local.LocalAccount;
import io.github.ddbbackup.naming.BackupPrefix;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.KeyArn;
import io.github.ddbbackup.naming.RegionName;
import io.github.ddbbackup.naming.RoleArn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/** A Region, a bucket and roles of the loopback account that no other test uses. */
final class Patient implements AutoCloseable {

  private static final Path POLICIES = Path.of("..", "docs", "policies");
  private static final String ROLE = "arn:aws:iam::123456789012:role/";

  final AwsClients clients;
  private final String name;
  private final RegionName region;
  private final AwsSettings settings;
  private Optional<KeyArn> key = Optional.empty();

  /** Nothing is there; the name is a letter or two of its own. */
  Patient(LocalAccount account, String name) {
    this.name = name;
    region = RegionName.of("eu-doctor" + name + "-1");
    settings = new AwsSettings(Optional.empty(), Optional.empty(), Optional.of(account.endpoint()));
    clients = AwsClients.of(region, settings, new Unrecorded());
  }

  BackupConfig config() {
    BackupConfigBuilder config =
        BackupConfig.builder(
                region,
                BucketName.of(bucket()),
                RoleArn.of(role("firehose")),
                RoleArn.of(role("lambda")))
            .cloudWatchRoleArn(RoleArn.of(role("events")))
            .firehoseDeliveryPrefix(BackupPrefix.of("some/where"));
    key.ifPresent(config::kmsKeyArn);
    return config.build();
  }

  List<Finding> examine() {
    return examine(TableFilters.of(Optional.empty(), List.of()));
  }

  List<Finding> examine(TableFilters filters) {
    try (Doctor doctor = Doctor.of(config(), settings, filters)) {
      return doctor.examine();
    }
  }

  String bucket() {
    return "doctors-bucket-" + name;
  }

  String roleName(String service) {
    return name + "-" + service;
  }

  private String role(String service) {
    return ROLE + roleName(service);
  }

  /** Makes the bucket and the roles as docs/aws-account.md says. */
  Patient prepared() throws IOException {
    makeBucket();
    for (String service : List.of("firehose", "lambda", "events")) {
      makeRole(service, policy(service + "-trust"), policy(service));
    }
    return this;
  }

  void makeBucket() {
    clients.s3().createBucket(r -> r.bucket(bucket()));
    clients
        .s3()
        .putPublicAccessBlock(
            r ->
                r.bucket(bucket())
                    .publicAccessBlockConfiguration(
                        c ->
                            c.blockPublicAcls(true)
                                .ignorePublicAcls(true)
                                .blockPublicPolicy(true)
                                .restrictPublicBuckets(true)));
    clients
        .s3()
        .putBucketVersioning(
            r ->
                r.bucket(bucket())
                    .versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
  }

  void makeRole(String service, String trust, String permissions) {
    clients.iam().createRole(r -> r.roleName(roleName(service)).assumeRolePolicyDocument(trust));
    clients
        .iam()
        .putRolePolicy(
            r -> r.roleName(roleName(service)).policyName("backup").policyDocument(permissions));
  }

  /** Names a key in the configuration. */
  void useKey() {
    key = Optional.of(KeyArn.of("arn:aws:kms:" + region + ":123456789012:key/" + name));
  }

  /** Lets a role use that key as docs/aws-account.md says. */
  void allowKey(String service) throws IOException {
    String permissions = policy(service + "-key");
    clients
        .iam()
        .putRolePolicy(
            r ->
                r.roleName(roleName(service)).policyName("backup-key").policyDocument(permissions));
  }

  /** Puts a policy in which ROLE and BUCKET stand for the beginning of roles, and the bucket. */
  void putBucketPolicy(String text) {
    String policy = text.replace("ROLE/", ROLE).replace("BUCKET", bucket());
    clients.s3().putBucketPolicy(r -> r.bucket(bucket()).policy(policy));
  }

  /** A documented policy with the names of this test in it. */
  String policy(String file) throws IOException {
    return Files.readString(POLICIES.resolve(file + ".json"))
        .replace("role/firehose_delivery_role", "role/" + roleName("firehose"))
        .replace("key/1234abcd-12ab-34cd-56ef-1234567890ab", "key/" + name)
        .replace("eu-west-1", region.value())
        .replace("my-backup-bucket", bucket())
        .replace("dynamodb/backup", "some/where");
  }

  void makeTable(String table) {
    clients.dynamoDb().createTable(TestTables.keyedBy("k", table));
  }

  void turnStreamOn(String table, String viewType) {
    clients
        .dynamoDb()
        .updateTable(
            r ->
                r.tableName(table)
                    .streamSpecification(s -> s.streamEnabled(true).streamViewType(viewType)));
  }

  /** Has a function of its own read a table's stream. */
  void makeReader(String table, String function) throws IOException {
    byte[] code = zip(function.toLowerCase(Locale.ROOT));
    clients
        .lambda()
        .createFunction(
            r ->
                r.functionName(function)
                    .runtime("java21")
                    .handler("a.B::c")
                    .role(role("lambda"))
                    .code(c -> c.zipFile(SdkBytes.fromByteArray(code))));
    String stream =
        clients.dynamoDb().describeTable(r -> r.tableName(table)).table().latestStreamArn();
    clients
        .lambda()
        .createEventSourceMapping(
            r ->
                r.functionName(function)
                    .eventSourceArn(stream)
                    .enabled(false)
                    .startingPosition("TRIM_HORIZON"));
  }

  private static byte[] zip(String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(content));
    }
    return bytes.toByteArray();
  }

  @Override
  public void close() {
    clients.close();
  }
}
