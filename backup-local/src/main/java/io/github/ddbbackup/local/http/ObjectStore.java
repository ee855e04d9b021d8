package io.github.ddbbackup.local.http;

import java.util.List;
import java.util.Map;

/** How one service of the account reads and writes objects of S3. */
public interface ObjectStore {

  /**
   * Writes an object.
   *
   * @param headers such as Content-Type or Content-Encoding
   * @throws ApiException NoSuchBucket, AccessDenied, SlowDown...
   */
  void put(String bucket, String key, byte[] content, Map<String, String> headers);

  /**
   * Reads an object.
   *
   * @throws ApiException NoSuchBucket, NoSuchKey...
   */
  byte[] get(String bucket, String key);

  /** The same objects, used by somebody who acts in a role. */
  default ObjectStore as(String roleArn) {
    return this;
  }

  /**
   * The keys that begin with a prefix, in order.
   *
   * @throws ApiException NoSuchBucket...
   */
  List<String> list(String bucket, String prefix);
}
