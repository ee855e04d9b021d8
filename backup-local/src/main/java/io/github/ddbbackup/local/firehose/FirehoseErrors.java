package io.github.ddbbackup.local.firehose;

import io.github.ddbbackup.local.http.ApiException;

/** The errors that Firehose answers. */
final class FirehoseErrors {
  private FirehoseErrors() {}

  static ApiException notFound(String name, String account) {
    return new ApiException(
        "ResourceNotFoundException",
        400,
        "Firehose " + name + " under account " + account + " not found.");
  }

  /** What records get that come while their stream is made. */
  static ApiException notActive(String name) {
    return new ApiException(
        "ResourceNotFoundException", 400, "Firehose " + name + " is not in ACTIVE state.");
  }

  static ApiException inUse(String message) {
    return new ApiException("ResourceInUseException", 400, message);
  }

  static ApiException invalid(String message) {
    return new ApiException("InvalidArgumentException", 400, message);
  }

  static ApiException limit(String message) {
    return new ApiException("LimitExceededException", 400, message);
  }

  static ApiException modified(String message) {
    return new ApiException("ConcurrentModificationException", 400, message);
  }

  static ApiException unavailable() {
    return new ApiException("ServiceUnavailableException", 503, "Slow down.");
  }

  static ApiException notEmulated(String what) {
    return invalid(what + " is not emulated by this loopback account");
  }
}
