package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing in the account that this system sets up.
 *
 * @param kind what it is
 * @param name what people call it; together with the kind it tells resources apart in one plan
 * @param id what AWS calls it, where that is not the name, for example a mapping's UUID
 */
public record Resource(Kind kind, String name, Optional<String> id) {

  /** The kinds of resources. */
  public enum Kind {
    /** The stream of changes of a DynamoDB table. */
    UPDATE_STREAM("update stream"),
    /** A Firehose delivery stream. */
    DELIVERY_STREAM("delivery stream"),
    /** What makes Lambda read a table's stream. */
    EVENT_SOURCE_MAPPING("event source mapping"),
    /** What the catalog knows of a table. */
    CATALOG_ENTRY("catalog entry"),
    /** A Lambda function with its code and configuration. */
    FUNCTION("function"),
    /** A published version of a function. */
    FUNCTION_VERSION("function version"),
    /** A name for a published version of a function. */
    ALIAS("alias"),
    /** A CloudWatch alarm. */
    ALARM("alarm"),
    /** The log group of a function. */
    LOG_GROUP("log group"),
    /** An EventBridge rule. */
    RULE("rule"),
    /** What a rule calls. */
    TARGET("rule target"),
    /** A statement of a function's resource policy. */
    PERMISSION("permission");

    private final String label;

    Kind(String label) {
      this.label = label;
    }

    /**
     * The kind in plain words.
     *
     * @return for example {@code delivery stream}
     */
    public String label() {
      return label;
    }
  }

  /** Checks that nothing is null. */
  public Resource {
    requireNonNull(kind);
    requireNonNull(name);
    requireNonNull(id);
  }

  /**
   * A resource whose name is all that AWS needs.
   *
   * @param kind what it is
   * @param name its name
   */
  public Resource(Kind kind, String name) {
    this(kind, name, Optional.empty());
  }

  /**
   * The same resource with the id that AWS gave it.
   *
   * @param newId the id
   * @return a resource with that id
   */
  public Resource withId(String newId) {
    return new Resource(kind, name, Optional.of(newId));
  }

  /**
   * Whether two of them are the same thing, known by its id or not.
   *
   * @param other another resource
   * @return true when kind and name are equal
   */
  public boolean isSameAs(Resource other) {
    return kind == other.kind && name.equals(other.name);
  }

  @Override
  public String toString() {
    return kind.label() + " " + name;
  }
}
