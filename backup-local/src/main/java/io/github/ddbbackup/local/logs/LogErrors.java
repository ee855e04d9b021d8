package io.github.ddbbackup.local.logs;

import io.github.ddbbackup.local.http.ApiException;

/** The errors that CloudWatch Logs answers. */
final class LogErrors {
  /** The code of every error that is about a member of the request. */
  static final String INVALID = "InvalidParameterException";

  private LogErrors() {}

  static ApiException invalid(String message) {
    return new ApiException(INVALID, 400, message);
  }

  static ApiException invalidToken() {
    return invalid("The specified nextToken is invalid.");
  }

  static ApiException groupNotFound() {
    return notFound("The specified log group does not exist.");
  }

  static ApiException streamNotFound() {
    return notFound("The specified log stream does not exist.");
  }

  static ApiException notFound(String message) {
    return new ApiException("ResourceNotFoundException", 400, message);
  }

  static ApiException exists(String what) {
    return new ApiException(
        "ResourceAlreadyExistsException", 400, "The specified " + what + " already exists");
  }

  static ApiException tooManyTags(String arn) {
    return new ApiException(
        "TooManyTagsException",
        400,
        "A log group cannot have more than " + Tags.MAX + " tags: " + arn);
  }
}
