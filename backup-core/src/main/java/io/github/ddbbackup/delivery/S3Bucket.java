package io.github.ddbbackup.delivery;

import com.google.common.base.Suppliers;
import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.naming.BucketName;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** A bucket of S3. */
public final class S3Bucket implements BackupBucket {

  private final BucketName bucket;
  private final Supplier<S3Client> client;

  /**
   * Makes the way to a bucket.
   *
   * @param bucket the bucket
   * @param client makes the client; called when it is needed first, since it hardly ever is
   */
  public S3Bucket(BucketName bucket, Supplier<S3Client> client) {
    this.bucket = bucket;
    this.client = Suppliers.memoize(client::get);
  }

  @Override
  public void put(String key, byte[] content, Duration limit) {
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket.value())
            .key(key)
            .contentType("application/octet-stream")
            .overrideConfiguration(c -> c.apiCallTimeout(limit))
            .build();
    new AwsCall("s3:PutObject", "object " + key + " in bucket " + bucket.value())
        .answer(() -> client.get().putObject(request, RequestBody.fromBytes(content)));
  }
}
