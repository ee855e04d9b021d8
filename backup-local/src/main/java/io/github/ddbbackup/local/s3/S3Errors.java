package io.github.ddbbackup.local.s3;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.http.ApiException;

/** Errors as S3 answers them. */
final class S3Errors {
  private S3Errors() {}

  /** What S3 answers when a fault strikes. */
  static ApiException of(FaultKind kind) {
    return switch (kind) {
      case THROTTLE -> new ApiException("SlowDown", 503, "Please reduce your request rate.");
      case REFUSAL -> new ApiException("AccessDenied", 403, "Access Denied");
      case EXPIRED_CREDENTIALS ->
          new ApiException("ExpiredToken", 400, "The provided token has expired.");
      case GONE -> new ApiException("NoSuchBucket", 404, "The specified bucket does not exist");
      case NOT_READY ->
          new ApiException(
              "OperationAborted",
              409,
              "A conflicting conditional operation is currently in progress against this resource."
                  + " Please try again.");
      default ->
          new ApiException(
              "InternalError", 500, "We encountered an internal error. Please try again.");
    };
  }
}
