package io.github.ddbbackup.local.lambda.runtime;

import java.util.Optional;

/**
 * What came of an invocation.
 *
 * @param payload what the function answered or, if it failed, the JSON that describes the error
 * @param functionError {@code Unhandled} if the function failed, empty if it did not
 * @param requestId of the invocation, as in the function's log
 */
// An answer is read once and compared by nobody, so that its identity does not matter.
@SuppressWarnings("ArrayRecordComponent")
public record InvocationOutcome(byte[] payload, Optional<String> functionError, String requestId) {}
