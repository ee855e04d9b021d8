package io.github.ddbbackup.delivery;

import com.google.common.base.Suppliers;
import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.KeyArn;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** A bucket of S3. */
public final class S3Bucket implements BackupBucket {

  private final BucketName bucket;
  private final Optional<KeyArn> key;
  private final Supplier<S3Client> client;

  /**
   * Makes the way to a bucket.
   *
   * @param bucket the bucket
   * @param key encrypts the objects; empty to leave that to the bucket
   * @param client makes the client; called when it is needed first, since it hardly ever is
   */
  public S3Bucket(BucketName bucket, Optional<KeyArn> key, Supplier<S3Client> client) {
    this.bucket = bucket;
    this.key = key;
    this.client = Suppliers.memoize(client::get);
  }

  @Override
  public void put(String name, byte[] content, Duration limit) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(bucket.value())
            .key(name)
            .contentType("application/octet-stream")
            .overrideConfiguration(c -> c.apiCallTimeout(limit));
    key.ifPresent(
        k -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(k.value()));
    new AwsCall("s3:PutObject", "object " + name + " in bucket " + bucket.value())
        .answer(() -> client.get().putObject(request.build(), RequestBody.fromBytes(content)));
  }
}
