package io.github.ddbbackup.local.lambda.runtime;

/** Runs functions; safe for use by several threads. */
public interface FunctionRuntime extends AutoCloseable {

  /**
   * Invokes a function and waits for what comes of it. Whatever goes wrong with the function itself
   * is an outcome with a function error: a time-out, a crash, an archive that can't be read, a
   * runtime that is not Java's.
   *
   * @param event JSON
   * @throws IllegalStateException if this runtime is closed
   */
  InvocationOutcome invoke(FunctionVersion function, byte[] event);

  /**
   * Ends what runs of a function, in every version, for its code changed or it was deleted.
   * Invocations under way are completed first, without this call waiting for them.
   */
  void retire(String region, String functionName);

  /** Ends everything that runs, invocations under way too. */
  @Override
  void close();
}
