package io.github.ddbbackup.local.s3;

import java.util.Map;

/** The settings of buckets that are kept as documents, since the server does not have them. */
final class BucketDocument {
  /** From the name in the query to the name in the API. */
  static final Map<String, String> NAMES =
      Map.of(
          "versioning", "BucketVersioning",
          "lifecycle", "BucketLifecycleConfiguration",
          "encryption", "BucketEncryption",
          "policy", "BucketPolicy",
          "publicAccessBlock", "PublicAccessBlock",
          "tagging", "BucketTagging");

  private BucketDocument() {}
}
