package io.github.ddbbackup.local.lambda.mapping;

import io.github.ddbbackup.local.lambda.runtime.InvocationResult;

/** The function that a mapping invokes. */
@FunctionalInterface
public interface BatchTarget {

  /**
   * Runs the function and waits for its answer.
   *
   * @throws io.github.ddbbackup.local.http.ApiException if it can't be invoked now
   */
  InvocationResult invoke(byte[] event);
}
