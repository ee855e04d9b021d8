package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.http.ApiException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function as a request names it: by name, partial ARN or ARN, with or without a version or
 * alias.
 *
 * @param qualifier a version, an alias or {@code $LATEST}
 */
record FunctionReference(String region, String name, Optional<String> qualifier) {
  private static final String REGEX =
      "(arn:(?:aws[a-zA-Z-]*)?:lambda:)?"
          + "([a-z]{2}(?:-gov|-iso[a-z]?)?-[a-z]+-\\d:)?(\\d{12}:)?(function:)?"
          + "([a-zA-Z0-9-_]+)(?::(\\$LATEST|[a-zA-Z0-9-_]+))?";
  private static final Pattern PATTERN = Pattern.compile(REGEX);
  private static final int MAX_NAME = 64;

  /**
   * Reads a reference.
   *
   * @param region if the text names none
   */
  static FunctionReference parse(String text, String region) {
    Matcher matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      throw ApiException.validation(
          "1 validation error detected: Value '"
              + text
              + "' at 'functionName' failed to satisfy constraint: Member must satisfy regular"
              + " expression pattern: "
              + REGEX);
    }
    String name = matcher.group(5);
    if (name.length() > MAX_NAME) {
      throw ApiException.validation(
          "1 validation error detected: Value '"
              + name
              + "' at 'functionName' failed to satisfy constraint: Member must have length less"
              + " than or equal to "
              + MAX_NAME);
    }
    return new FunctionReference(
        Optional.ofNullable(matcher.group(2))
            .map(part -> part.substring(0, part.length() - 1))
            .orElse(region),
        name,
        Optional.ofNullable(matcher.group(6)));
  }

  /** The same with the qualifier that a request names apart. */
  FunctionReference qualified(Optional<String> other) {
    if (other.isEmpty()) {
      return this;
    }
    if (qualifier.isPresent() && !qualifier.equals(other)) {
      throw LambdaErrors.invalid(
          "The derived qualifier from the function name does not match the specified qualifier.");
    }
    return new FunctionReference(region, name, other);
  }

  /** The ARN without a qualifier. */
  String functionArn(String account) {
    return "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
  }

  /** The ARN with the qualifier, if there is one. */
  String arn(String account) {
    return functionArn(account) + qualifier.map(part -> ":" + part).orElse("");
  }
}
