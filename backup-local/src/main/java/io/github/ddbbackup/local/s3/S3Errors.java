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
      default ->
          new ApiException(
              "InternalError", 500, "We encountered an internal error. Please try again.");
    };
  }
}
