package io.github.ddbbackup.local.calls;

import io.github.ddbbackup.local.http.ApiRequest;
import io.github.ddbbackup.local.s3.S3Hosts;
import io.github.ddbbackup.local.s3.S3Operation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a request to S3 needs permission for: many actions are named unlike their operations. */
final class S3Actions {
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("ListBuckets", "ListAllMyBuckets"),
          Map.entry("ListObjects", "ListBucket"),
          Map.entry("ListObjectsV2", "ListBucket"),
          Map.entry("HeadBucket", "ListBucket"),
          Map.entry("HeadObject", "GetObject"),
          Map.entry("CreateMultipartUpload", "PutObject"),
          Map.entry("UploadPart", "PutObject"),
          Map.entry("CompleteMultipartUpload", "PutObject"),
          Map.entry("ListParts", "ListMultipartUploadParts"),
          Map.entry("DeleteObjects", "DeleteObject"),
          Map.entry("GetBucketEncryption", "GetEncryptionConfiguration"),
          Map.entry("PutBucketEncryption", "PutEncryptionConfiguration"),
          Map.entry("GetPublicAccessBlock", "GetBucketPublicAccessBlock"),
          Map.entry("PutPublicAccessBlock", "PutBucketPublicAccessBlock"),
          Map.entry("GetBucketLifecycleConfiguration", "GetLifecycleConfiguration"),
          Map.entry("PutBucketLifecycleConfiguration", "PutLifecycleConfiguration"),
          Map.entry("GetObjectLockConfiguration", "GetBucketObjectLockConfiguration"),
          Map.entry("PutObjectLockConfiguration", "PutBucketObjectLockConfiguration"));

  /** What an object is to be encrypted with. */
  static final String KEY_HEADER = "x-amz-server-side-encryption-aws-kms-key-id";

  private S3Actions() {}

  static List<Use> of(ApiRequest request) {
    String path = S3Hosts.path(request.header("host").orElse(""), request.path());
    String operation = S3Operation.of(request.method(), path, request.query().keySet());
    String resource =
        URLDecoder.decode(path.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
    List<Use> uses = new ArrayList<>();
    uses.add(
        new Use(
            "s3:" + NAMES.getOrDefault(operation, operation),
            resource.isEmpty() ? "*" : "arn:aws:s3:::" + withoutEnd(resource),
            request
                .queryParameter("prefix")
                .filter(prefix -> !prefix.isEmpty())
                .map(prefix -> Map.of("s3:prefix", prefix))
                .orElse(Map.of())));
    request.header(KEY_HEADER).ifPresent(key -> uses.add(Use.encrypting(key)));
    return uses;
  }

  private static String withoutEnd(String resource) {
    boolean bucket = resource.indexOf('/') == resource.length() - 1;
    return bucket ? resource.substring(0, resource.length() - 1) : resource;
  }
}
