package io.github.ddbbackup.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Checks a request's members as AWS does before a service sees them; all violations are reported
 * together, in AWS's words.
 *
 * <p>A path names members with dots between, such as {@code S3Configuration.BufferingHints}. A
 * member that is missing violates {@link #required} alone, and that only if what holds it is there.
 */
public final class Checks {
  private final JsonNode body;
  private final List<String> violations = new ArrayList<>();

  private Checks(JsonNode body) {
    this.body = body;
  }

  /** Checks of a body. */
  public static Checks of(JsonNode body) {
    return new Checks(body);
  }

  /** The members must be there and not null. */
  public Checks required(String... paths) {
    for (String path : paths) {
      int dot = path.lastIndexOf('.');
      boolean holderThere = dot < 0 || find(path.substring(0, dot)).isPresent();
      if (holderThere && find(path).isEmpty()) {
        violation("null", path, "Member must not be null");
      }
    }
    return this;
  }

  /** The text, if there, must have this many characters. */
  public Checks length(String path, int min, int max) {
    text(path)
        .ifPresent(
            text -> {
              size(path, text, text.codePointCount(0, text.length()), min, max);
            });
    return this;
  }

  /** The list, if there, must have this many elements. */
  public Checks items(String path, int min, int max) {
    typed(path, JsonNode::isArray, "a list")
        .ifPresent(list -> size(path, list.toString(), list.size(), min, max));
    return this;
  }

  /** The whole number, if there, must lie within these bounds, both included. */
  public Checks range(String path, long min, long max) {
    typed(path, JsonNode::isIntegralNumber, "an integer")
        .ifPresent(
            number -> {
              if (number.asLong() < min) {
                violation(
                    quoted(number.asText()),
                    path,
                    "Member must have value greater than or equal to " + min);
              } else if (number.asLong() > max) {
                violation(
                    quoted(number.asText()),
                    path,
                    "Member must have value less than or equal to " + max);
              }
            });
    return this;
  }

  /** The text, if there, must match as a whole. */
  public Checks pattern(String path, String regex) {
    text(path)
        .filter(text -> !Pattern.matches(regex, text))
        .ifPresent(
            text ->
                violation(
                    quoted(text),
                    path,
                    "Member must satisfy regular expression pattern: " + regex));
    return this;
  }

  /** The text, if there, must be one of these. */
  public Checks oneOf(String path, String... values) {
    text(path)
        .filter(text -> !Arrays.asList(values).contains(text))
        .ifPresent(
            text ->
                violation(
                    quoted(text),
                    path,
                    "Member must satisfy enum value set: " + Arrays.toString(values)));
    return this;
  }

  /** The member, if there, must be true or false. */
  public Checks bool(String path) {
    typed(path, JsonNode::isBoolean, "a Boolean");
    return this;
  }

  /** Throws a ValidationException that lists what was violated, if anything was. */
  public void orThrow() {
    orThrow("ValidationException");
  }

  /** The same under another error code. */
  public void orThrow(String code) {
    if (!violations.isEmpty()) {
      throw new ApiException(
          code,
          400,
          violations.size()
              + (violations.size() == 1 ? " validation error" : " validation errors")
              + " detected: "
              + String.join("; ", violations));
    }
  }

  private void size(String path, String value, int size, int min, int max) {
    if (size < min) {
      violation(quoted(value), path, "Member must have length greater than or equal to " + min);
    } else if (size > max) {
      violation(quoted(value), path, "Member must have length less than or equal to " + max);
    }
  }

  private Optional<String> text(String path) {
    return typed(path, JsonNode::isTextual, "a String").map(JsonNode::asText);
  }

  private Optional<JsonNode> typed(String path, Predicate<JsonNode> type, String typeName) {
    Optional<JsonNode> found = find(path);
    found
        .filter(type.negate())
        .ifPresent(
            node -> {
              throw new ApiException(
                  "SerializationException",
                  400,
                  node.getNodeType() + "_VALUE can not be converted to " + typeName + ": " + path);
            });
    return found;
  }

  private Optional<JsonNode> find(String path) {
    JsonNode node = body;
    for (String member : path.split("\\.", -1)) {
      node = node.path(member);
    }
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
  }

  private void violation(String value, String path, String constraint) {
    violations.add(
        "Value " + value + " at '" + shown(path) + "' failed to satisfy constraint: " + constraint);
  }

  private static String quoted(String value) {
    return "'" + value + "'";
  }

  private static String shown(String path) {
    List<String> members = new ArrayList<>();
    for (String member : path.split("\\.", -1)) {
      members.add(member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1));
    }
    return String.join(".", members);
  }
}
