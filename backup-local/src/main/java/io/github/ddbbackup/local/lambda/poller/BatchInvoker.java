package io.github.ddbbackup.local.lambda.poller;

import io.github.ddbbackup.local.lambda.runtime.InvocationOutcome;

/** How the poller invokes functions. */
@FunctionalInterface
public interface BatchInvoker {

  /**
   * Invokes a function and waits for what comes of it.
   *
   * @param functionArn with or without a version or an alias
   * @throws io.github.ddbbackup.local.http.ApiException if the function could not be invoked at
   *     all: it is not there, is throttled...
   */
  InvocationOutcome invoke(String functionArn, byte[] event);
}
