package io.github.ddbbackup.local.s3;

import io.github.ddbbackup.local.fault.FaultKind;
import io.github.ddbbackup.local.http.ApiException;
import io.github.ddbbackup.local.http.Xml;

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

  /** The body of an error. */
  static String xml(ApiException error, String requestId) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + Xml.element(
            "Error",
            Xml.text("Code", error.code())
                + Xml.text("Message", error.getMessage())
                + Xml.text("RequestId", requestId));
  }
}
