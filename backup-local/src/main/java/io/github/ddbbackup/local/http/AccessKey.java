package io.github.ddbbackup.local.http;

/**
 * The only credentials that an account takes, if it is told to take no others.
 *
 * @param id of the access key
 * @param secret that requests are signed with
 */
public record AccessKey(String id, String secret) {

  /** Neither part may be empty. */
  public AccessKey {
    if (id.isBlank() || secret.isBlank()) {
      throw new IllegalArgumentException("an access key has an id and a secret");
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "AccessKey[" + id + "]";
  }
}
