package io.github.ddbbackup.local.events;

import io.github.ddbbackup.local.event.EventPattern;
import io.github.ddbbackup.local.http.ApiException;

/** The errors that EventBridge answers. */
final class EventErrors {
  private EventErrors() {}

  static ApiException ruleNotFound(String name) {
    return notFound("Rule " + name + " does not exist on EventBus default.");
  }

  static ApiException busNotFound(String name) {
    return notFound("Event bus " + name + " does not exist.");
  }

  static ApiException limit() {
    return new ApiException(
        "LimitExceededException",
        400,
        "The requested resource exceeds the maximum number allowed.");
  }

  /**
   * A pattern of a request.
   *
   * @throws ApiException InvalidEventPatternException
   */
  static EventPattern checkedPattern(String json) {
    try {
      return new EventPattern(json);
    } catch (IllegalArgumentException e) {
      throw new ApiException(
          "InvalidEventPatternException",
          400,
          "Event pattern is not valid. Reason: " + e.getMessage());
    }
  }

  static ApiException parameter(String name, String reason) {
    return ApiException.validation("Parameter " + name + " is not valid. Reason: " + reason);
  }

  static ApiException notEmulated(String what) {
    return ApiException.validation(what + " is not emulated by this loopback account");
  }

  private static ApiException notFound(String message) {
    return new ApiException("ResourceNotFoundException", 400, message);
  }
}
