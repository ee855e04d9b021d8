package io.github.ddbbackup.local.lambda.runtime;

import java.nio.charset.StandardCharsets;

/**
 * How an invocation ended in its JVM.
 *
 * @param payload the answer, or an error as JSON
 * @param failed whether the payload is an error
 * @param reusable whether the JVM can take another invocation
 */
// A payload is read once and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
record Outcome(byte[] payload, boolean failed, boolean reusable) {

  static Outcome answered(byte[] payload) {
    return new Outcome(payload, false, true);
  }

  static Outcome handlerFailed(byte[] error) {
    return new Outcome(error, true, true);
  }

  static Outcome broken(byte[] error) {
    return new Outcome(error, true, false);
  }

  static Outcome broken(String type, String message) {
    String json = "{\"errorType\":\"" + type + "\",\"errorMessage\":\"" + message + "\"}";
    return broken(json.getBytes(StandardCharsets.UTF_8));
  }
}
