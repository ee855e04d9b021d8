package io.github.ddbbackup.filter;

import static java.util.Objects.requireNonNull;

/**
 * One attribute of a table's primary key.
 *
 * @param attributeName the attribute's name
 * @param role its place in the key
 * @param attributeType its type: {@code S} for text, {@code N} for numbers, {@code B} for bytes
 */
public record KeyElement(String attributeName, Role role, String attributeType) {

  /** The place of an attribute in a primary key. */
  public enum Role {
    /** The partition key, which DynamoDB calls HASH. */
    PARTITION,
    /** The sort key, which DynamoDB calls RANGE. */
    SORT
  }

  /** Checks that nothing is missing. */
  public KeyElement {
    requireNonNull(attributeName, "attributeName");
    requireNonNull(role, "role");
    requireNonNull(attributeType, "attributeType");
  }
}
