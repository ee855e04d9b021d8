package io.github.ddbbackup.local.calls;

import java.util.Map;

/**
 * Something that a caller needs permission for.
 *
 * @param action as policies name it
 * @param resource ARN, or {@code *} where the service knows none for the action
 * @param context what conditions of policies ask for
 */
record Use(String action, String resource, Map<String, String> context) {
  private static final String PASS_ROLE = "iam:PassRole";

  Use(String action, String resource) {
    this(action, resource, Map.of());
  }

  boolean passesRole() {
    return action.equals(PASS_ROLE);
  }

  /** A service makes itself a grant of a key in the caller's name. */
  static Use granting(String key) {
    return new Use("kms:CreateGrant", key, Map.of("kms:GrantIsForAWSResource", "true"));
  }

  /** S3 asks for a key to encrypt an object with, in the caller's name. */
  static Use encrypting(String key) {
    String region = key.split(":", -1)[3];
    return new Use(
        "kms:GenerateDataKey", key, Map.of("kms:ViaService", "s3." + region + ".amazonaws.com"));
  }

  /** A role is handed to a service. */
  static Use passing(String role, String service) {
    return new Use(PASS_ROLE, role, Map.of("iam:PassedToService", service + ".amazonaws.com"));
  }
}
