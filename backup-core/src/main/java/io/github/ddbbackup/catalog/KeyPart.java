package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

/**
 * An attribute of a key.
 *
 * @param attribute its name
 * @param type {@code HASH} or {@code RANGE}
 */
public record KeyPart(String attribute, String type) {

  /** Checks that nothing is null. */
  public KeyPart {
    requireNonNull(attribute);
    requireNonNull(type);
  }
}
