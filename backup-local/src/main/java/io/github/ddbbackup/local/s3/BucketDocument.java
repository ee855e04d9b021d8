package io.github.ddbbackup.local.s3;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * A setting of buckets that the server does not have; it is kept as it was put, and changes nothing
 * about how objects are kept.
 */
enum BucketDocument {
  VERSIONING("versioning", "BucketVersioning", "VersioningConfiguration", ""),
  LIFECYCLE(
      "lifecycle",
      "BucketLifecycleConfiguration",
      "LifecycleConfiguration",
      "NoSuchLifecycleConfiguration"),
  ENCRYPTION("encryption", "BucketEncryption", "ServerSideEncryptionConfiguration", ""),
  OBJECT_LOCK(
      "object-lock",
      "ObjectLockConfiguration",
      "ObjectLockConfiguration",
      "ObjectLockConfigurationNotFoundError"),
  POLICY("policy", "BucketPolicy", "", "NoSuchBucketPolicy"),
  PUBLIC_ACCESS_BLOCK(
      "publicAccessBlock",
      "PublicAccessBlock",
      "PublicAccessBlockConfiguration",
      "NoSuchPublicAccessBlockConfiguration"),
  TAGGING("tagging", "BucketTagging", "Tagging", "NoSuchTagSet");

  private static final String NAMESPACE = " xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";

  private final String parameter;
  private final String apiName;
  private final String root;
  private final String missing;

  BucketDocument(String parameter, String apiName, String root, String missing) {
    this.parameter = parameter;
    this.apiName = apiName;
    this.root = root;
    this.missing = missing;
  }

  /** The document that a query asks for, or empty if it asks for none. */
  static Optional<BucketDocument> of(Set<String> parameters) {
    return Arrays.stream(values())
        .filter(document -> parameters.contains(document.parameter))
        .findFirst();
  }

  /** What the calls are named after: Get, Put or Delete and this. */
  String apiName() {
    return apiName;
  }

  /** The name of the XML's root; empty if the document is JSON. */
  String root() {
    return root;
  }

  /** The error code when there is none; empty if AWS then answers with a default. */
  String missing() {
    return missing;
  }

  /** What AWS answers when nothing was put; every bucket is encrypted since January 2023. */
  String byDefault() {
    String content =
        this == ENCRYPTION
            ? "<Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>AES256</SSEAlgorithm>"
                + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled>"
                + "</Rule>"
            : "";
    return "<" + root + NAMESPACE + ">" + content + "</" + root + ">";
  }
}
