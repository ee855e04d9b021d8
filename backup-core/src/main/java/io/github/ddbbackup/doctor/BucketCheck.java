package io.github.ddbbackup.doctor;

import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.AwsClients;
import io.github.ddbbackup.naming.BucketName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;

/** Whether the bucket is there, in the Region, and keeps backups from the public and from loss. */
final class BucketCheck implements Check {

  private static final int MOVED = 301;

  private final AwsClients clients;
  private final String bucket;

  BucketCheck(AwsClients clients, BucketName bucket) {
    this.clients = clients;
    this.bucket = bucket.value();
  }

  @Override
  public String subject() {
    return "bucket " + bucket;
  }

  @Override
  public List<Finding> findings() {
    Optional<HeadBucketResponse> found;
    try {
      found = call("s3:ListBucket").find(() -> clients.s3().headBucket(r -> r.bucket(bucket)));
    } catch (AwsCallException e) {
      return List.of(redirection(e).map(this::elsewhere).orElseThrow(() -> e));
    }
    if (found.isEmpty()) {
      return List.of(
          Finding.error(
              subject(),
              "does not exist",
              "Firehose would have nowhere to write the backups.",
              "aws s3 mb s3://" + bucket + " --region " + clients.region()));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(region(found.get()));
    findings.add(checked(this::publicAccess));
    findings.add(checked(this::encryption));
    findings.add(checked(this::history));
    return findings;
  }

  private Finding region(HeadBucketResponse bucketFound) {
    String region = Optional.ofNullable(bucketFound.bucketRegion()).orElse("");
    return region.isEmpty() || region.equals(clients.region().value())
        ? Finding.ok(subject(), "exists")
        : elsewhere(region);
  }

  private Finding elsewhere(String region) {
    return Finding.warning(
        subject(),
        "lies in " + region + ", the tables in " + clients.region(),
        "Sending backups from one Region to another costs more and depends on both.",
        "Name a bucket of the Region in firehoseDeliveryBucket.");
  }

  /** The Region that S3 names when it is asked in the wrong one. */
  static Optional<String> redirection(AwsCallException failure) {
    return failure.getCause() instanceof AwsServiceException answer
            && answer.statusCode() == MOVED
            && answer.awsErrorDetails() != null
            && answer.awsErrorDetails().sdkHttpResponse() != null
        ? answer.awsErrorDetails().sdkHttpResponse().firstMatchingHeader("x-amz-bucket-region")
        : Optional.empty();
  }

  private Finding publicAccess() {
    boolean blocked =
        call("s3:GetBucketPublicAccessBlock")
            .find(() -> clients.s3().getPublicAccessBlock(r -> r.bucket(bucket)))
            .filter(r -> blocksAll(r.publicAccessBlockConfiguration()))
            .isPresent();
    return blocked
        ? Finding.ok(subject(), "blocks public access")
        : Finding.warning(
            subject(),
            "does not block public access",
            "One wrong policy or access list would show every table's data to anyone.",
            "aws s3api put-public-access-block --bucket "
                + bucket
                + " --public-access-block-configuration BlockPublicAcls=true,"
                + "IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true");
  }

  private static boolean blocksAll(PublicAccessBlockConfiguration block) {
    return Boolean.TRUE.equals(block.blockPublicAcls())
        && Boolean.TRUE.equals(block.ignorePublicAcls())
        && Boolean.TRUE.equals(block.blockPublicPolicy())
        && Boolean.TRUE.equals(block.restrictPublicBuckets());
  }

  private Finding encryption() {
    boolean encrypted =
        call("s3:GetEncryptionConfiguration")
            .find(() -> clients.s3().getBucketEncryption(r -> r.bucket(bucket)))
            .filter(r -> r.serverSideEncryptionConfiguration().hasRules())
            .isPresent();
    return encrypted
        ? Finding.ok(subject(), "encrypts what is written to it")
        : Finding.warning(
            subject(),
            "has no default encryption",
            "Backups would lie on S3 as they are.",
            "aws s3api put-bucket-encryption --bucket "
                + bucket
                + " --server-side-encryption-configuration"
                + " 'Rules=[{ApplyServerSideEncryptionByDefault={SSEAlgorithm=AES256}}]'");
  }

  private Finding history() {
    boolean versioned =
        call("s3:GetBucketVersioning")
                .answer(() -> clients.s3().getBucketVersioning(r -> r.bucket(bucket)))
                .status()
            == BucketVersioningStatus.ENABLED;
    return versioned || isLocked()
        ? Finding.ok(subject(), "keeps what is overwritten or deleted")
        : Finding.warning(
            subject(),
            "has neither versioning nor object lock",
            "A backup that is deleted or overwritten, by mistake or on purpose, is gone.",
            "aws s3api put-bucket-versioning --bucket "
                + bucket
                + " --versioning-configuration Status=Enabled");
  }

  private boolean isLocked() {
    return call("s3:GetBucketObjectLockConfiguration")
        .find(() -> clients.s3().getObjectLockConfiguration(r -> r.bucket(bucket)))
        .filter(r -> r.objectLockConfiguration().objectLockEnabled() == ObjectLockEnabled.ENABLED)
        .isPresent();
  }

  /** One setting that may not be looked at is no reason to pass over the others. */
  private Finding checked(Supplier<Finding> look) {
    try {
      return look.get();
    } catch (AwsCallException e) {
      return Finding.unchecked(subject(), e);
    }
  }

  private AwsCall call(String action) {
    return new AwsCall(action, subject());
  }
}
