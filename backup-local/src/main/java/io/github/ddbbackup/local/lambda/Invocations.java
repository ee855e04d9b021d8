package io.github.ddbbackup.local.lambda;

/** How other services of the account invoke functions. */
@FunctionalInterface
public interface Invocations {

  /**
   * Hands an event to a function that is invoked later; a function that fails is invoked up to two
   * times more. Returns at once.
   *
   * @param functionArn with or without a version or an alias
   * @param event JSON
   * @param sourceArn of what invokes, such as a rule
   * @param principal who invokes, such as {@code events.amazonaws.com}
   * @throws io.github.ddbbackup.local.http.ApiException ResourceNotFoundException if there is no
   *     such function, AccessDeniedException if its resource policy does not permit the invocation
   */
  void invokeAsync(String functionArn, byte[] event, String sourceArn, String principal);
}
