package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Encryption by a key that is not DynamoDB's own.
 *
 * @param type {@code KMS}
 * @param keyArn the key; empty where the service does not tell it
 */
public record Encryption(String type, Optional<String> keyArn) {

  /** Checks that nothing is null. */
  public Encryption {
    requireNonNull(type);
    requireNonNull(keyArn);
  }
}
