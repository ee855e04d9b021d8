package io.github.ddbbackup.catalog;

import static java.util.Objects.requireNonNull;

/**
 * An attribute that a key of the table or of an index has.
 *
 * @param name its name
 * @param type {@code S}, {@code N} or {@code B}
 */
public record Attribute(String name, String type) {

  /** Checks that nothing is null. */
  public Attribute {
    requireNonNull(name);
    requireNonNull(type);
  }
}
