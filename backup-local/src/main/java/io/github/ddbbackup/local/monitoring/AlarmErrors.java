package io.github.ddbbackup.local.monitoring;

import io.github.ddbbackup.local.http.ApiException;

/** The errors that CloudWatch answers, whose codes differ from their names. */
final class AlarmErrors {
  private AlarmErrors() {}

  static ApiException notFound(String name) {
    return new Named(
        "ResourceNotFoundException", "ResourceNotFoundException", 404, "Unknown alarm: " + name);
  }

  static ApiException limit() {
    return new Named(
        "LimitExceededFault", "LimitExceeded", 400, "The maximum limit for alarms is exceeded.");
  }

  static ApiException value(String message) {
    return new Named("InvalidParameterValueException", "InvalidParameterValue", 400, message);
  }

  static ApiException combination(String message) {
    return new Named(
        "InvalidParameterCombinationException", "InvalidParameterCombination", 400, message);
  }

  static ApiException validation(String message) {
    return new ApiException("ValidationError", 400, message);
  }

  static ApiException nextToken() {
    return new ApiException("InvalidNextToken", 400, "Invalid NextToken");
  }

  /** An error that the query protocol knows under another name. */
  private static final class Named extends ApiException {
    private static final long serialVersionUID = 1;

    private final String queryCode;

    Named(String name, String queryCode, int status, String message) {
      super(name, status, message);
      this.queryCode = queryCode;
    }

    @Override
    public String queryCode() {
      return queryCode;
    }
  }
}
