package io.github.ddbbackup.local.lambda.mapping;

import io.github.ddbbackup.local.lambda.runtime.InvocationResult;
import java.util.Optional;

/** The function that a mapping invokes. */
@FunctionalInterface
public interface BatchTarget {

  /**
   * Runs the function and waits for its answer.
   *
   * @throws io.github.ddbbackup.local.http.ApiException if it can't be invoked now
   */
  InvocationResult invoke(byte[] event);

  /** The role that the function runs in, and that its stream is read in; empty if not known. */
  default Optional<String> role() {
    return Optional.empty();
  }
}
