package io.github.ddbbackup.local.http;

import java.util.Map;
import java.util.Optional;

/** Hears of the calls that pass; safe for use by several threads. */
public interface CallListener {

  /**
   * A request passed the front door, or a service sent one to another in somebody's name.
   *
   * @param role that the caller acts in; empty for a user
   * @param service as signatures name it
   * @param operation as the API names it; empty for S3, whose operation the request tells
   */
  void called(Optional<String> role, String service, String operation, ApiRequest request);

  /**
   * A service did something in a role without a request, such as writing an object.
   *
   * @param action as policies name it
   * @param resource ARN
   * @param context what conditions of policies ask for
   */
  void acted(String role, String action, String resource, Map<String, String> context);

  /** Hears nothing. */
  static CallListener none() {
    return new CallListener() {
      @Override
      public void called(
          Optional<String> role, String service, String operation, ApiRequest request) {}

      @Override
      public void acted(String role, String action, String resource, Map<String, String> context) {}
    };
  }
}
