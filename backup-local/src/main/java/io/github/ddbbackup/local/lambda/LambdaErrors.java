package io.github.ddbbackup.local.lambda;

import io.github.ddbbackup.local.http.ApiException;

/** The errors that Lambda answers. */
final class LambdaErrors {
  private LambdaErrors() {}

  static ApiException notFound(String message) {
    return new ApiException("ResourceNotFoundException", 404, message);
  }

  static ApiException functionNotFound(String arn) {
    return notFound("Function not found: " + arn);
  }

  static ApiException conflict(String message) {
    return new ApiException("ResourceConflictException", 409, message);
  }

  static ApiException inUse(String message) {
    return new ApiException("ResourceInUseException", 400, message);
  }

  static ApiException invalid(String message) {
    return new ApiException("InvalidParameterValueException", 400, message);
  }

  static ApiException tooLarge(String message) {
    return new ApiException("RequestTooLargeException", 413, message);
  }

  static ApiException tooMany(String message) {
    return new ApiException("TooManyRequestsException", 429, message);
  }

  static ApiException notEmulated(String what) {
    return invalid(what + " is not emulated by this loopback account");
  }

  static ApiException staleRevision() {
    return new ApiException(
        "PreconditionFailedException",
        412,
        "The RevisionId provided does not match the latest RevisionId. Call the"
            + " GetFunction/GetAlias/GetPolicy API to retrieve the latest RevisionId");
  }
}
