package io.github.ddbbackup.local.lambda.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What came of an invocation.
 *
 * @param payload what the function answered, or the error as JSON
 * @param error {@code Unhandled} if the function failed
 * @param logTail the last 4 KB of what the invocation logged
 */
// A payload is read once and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record InvocationResult(byte[] payload, Optional<String> error, String logTail) {

  /** Whether the function failed. */
  public boolean failed() {
    return error.isPresent();
  }

  /** The payload as text. */
  public String text() {
    return new String(payload, StandardCharsets.UTF_8);
  }
}
