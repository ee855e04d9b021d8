package io.github.ddbbackup.catalog;

import com.google.common.base.Suppliers;
import io.github.ddbbackup.aws.AwsCall;
import io.github.ddbbackup.aws.AwsCallException;
import io.github.ddbbackup.aws.ErrorKind;
import io.github.ddbbackup.naming.BucketName;
import io.github.ddbbackup.naming.KeyArn;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * The objects of the catalog in S3, which takes writes on condition, see <a
 * href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html">How to
 * prevent object overwrites with conditional writes</a>.
 */
public final class S3CatalogObjects implements CatalogObjects {

  private final BucketName bucket;
  private final Optional<KeyArn> encryptionKey;
  private final Supplier<S3Client> client;

  /**
   * Makes the way to the catalog, for those who read it, or who leave encryption to the bucket.
   *
   * @param bucket the bucket that takes the backups
   * @param client makes the client; called when it is needed first
   */
  public S3CatalogObjects(BucketName bucket, Supplier<S3Client> client) {
    this(bucket, Optional.empty(), client);
  }

  /**
   * Makes the way to the catalog.
   *
   * @param bucket the bucket that takes the backups
   * @param encryptionKey encrypts the objects; empty to leave that to the bucket
   * @param client makes the client; called when it is needed first
   */
  public S3CatalogObjects(
      BucketName bucket, Optional<KeyArn> encryptionKey, Supplier<S3Client> client) {
    this.bucket = bucket;
    this.encryptionKey = encryptionKey;
    this.client = Suppliers.memoize(client::get);
  }

  /**
   * S3 says of a missing object that it is missing only to those who may list the whole bucket, see
   * <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html">GetObject</a>. To
   * those who may list the catalog alone it refuses; then the list tells.
   */
  @Override
  public Optional<Stored> get(String key) {
    try {
      return read(key);
    } catch (AwsCallException e) {
      if (e.kind() == ErrorKind.ACCESS_DENIED
          && list(key).stream().noneMatch(o -> o.key().equals(key))) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Optional<Stored> read(String key) {
    return call("GetObject", key)
        .answer(
            () -> {
              try {
                ResponseBytes<GetObjectResponse> answer =
                    client.get().getObjectAsBytes(r -> r.bucket(bucket.value()).key(key));
                return Optional.of(new Stored(answer.asUtf8String(), answer.response().eTag()));
              } catch (NoSuchKeyException e) {
                return Optional.empty();
              }
            });
  }

  @Override
  public boolean create(String key, String content) {
    return put(key, content, r -> r.ifNoneMatch("*"));
  }

  @Override
  public boolean replace(String key, String content, String version) {
    return put(key, content, r -> r.ifMatch(version));
  }

  private boolean put(String key, String content, Consumer<PutObjectRequest.Builder> condition) {
    PutObjectRequest.Builder request =
        PutObjectRequest.builder()
            .bucket(bucket.value())
            .key(key)
            .contentType("application/json")
            .applyMutation(condition);
    encryptionKey.ifPresent(
        k -> request.serverSideEncryption(ServerSideEncryption.AWS_KMS).ssekmsKeyId(k.value()));
    try {
      call("PutObject", key)
          .answer(() -> client.get().putObject(request.build(), RequestBody.fromString(content)));
      return true;
    } catch (AwsCallException e) {
      if (e.kind() == ErrorKind.CONFLICT || e.getCause() instanceof NoSuchKeyException) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void delete(String key) {
    call("DeleteObject", key)
        .answer(() -> client.get().deleteObject(r -> r.bucket(bucket.value()).key(key)));
  }

  @Override
  public List<Listed> list(String prefix) {
    return call("ListBucket", prefix)
        .answer(
            () ->
                client
                    .get()
                    .listObjectsV2Paginator(r -> r.bucket(bucket.value()).prefix(prefix))
                    .contents()
                    .stream()
                    .map(o -> new Listed(o.key(), o.lastModified(), o.size()))
                    .toList());
  }

  private AwsCall call(String operation, String key) {
    return new AwsCall("s3:" + operation, "object " + key + " in bucket " + bucket.value());
  }
}
