package io.github.ddbbackup.maven.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * Makes the bucket and the roles of src/it/config.hjson, as the guide for a real account says, but
 * for all Regions: each invoker project works in one of its own.
 */
public final class Preparation {

  private static final String BUCKET = "it-backup-bucket";
  private static final Map<String, String> POLICY_BY_ROLE =
      Map.of(
          "firehose_delivery_role", "firehose",
          "LambdaExecRole", "lambda",
          "CloudWatchEventsRole", "events");

  private Preparation() {}

  /** Takes the account's endpoint and the folder of the documented policies. */
  public static void main(String[] args) throws IOException {
    URI endpoint = URI.create(args[0]);
    try (S3Client s3 = configured(S3Client.builder(), endpoint).forcePathStyle(true).build()) {
      makeBucket(s3);
    }
    try (IamClient iam = configured(IamClient.builder(), endpoint).build()) {
      for (Map.Entry<String, String> role : POLICY_BY_ROLE.entrySet()) {
        makeRole(iam, role.getKey(), role.getValue(), Path.of(args[1]));
      }
    }
  }

  private static void makeBucket(S3Client s3) {
    s3.createBucket(r -> r.bucket(BUCKET));
    s3.putPublicAccessBlock(
        r ->
            r.bucket(BUCKET)
                .publicAccessBlockConfiguration(
                    c ->
                        c.blockPublicAcls(true)
                            .ignorePublicAcls(true)
                            .blockPublicPolicy(true)
                            .restrictPublicBuckets(true)));
    s3.putBucketVersioning(
        r ->
            r.bucket(BUCKET)
                .versioningConfiguration(c -> c.status(BucketVersioningStatus.ENABLED)));
  }

  private static void makeRole(IamClient iam, String name, String policy, Path policies)
      throws IOException {
    String trust = Files.readString(policies.resolve(policy + "-trust.json"));
    String permissions =
        Files.readString(policies.resolve(policy + ".json"))
            .replace("eu-west-1", "*")
            .replace("my-backup-bucket", BUCKET)
            .replace("dynamodb/backup", "it/backup");
    iam.createRole(r -> r.roleName(name).assumeRolePolicyDocument(trust));
    iam.putRolePolicy(r -> r.roleName(name).policyName("backup").policyDocument(permissions));
  }

  private static <B extends AwsClientBuilder<B, ?>> B configured(B builder, URI endpoint) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("it", "it-secret")));
  }
}
