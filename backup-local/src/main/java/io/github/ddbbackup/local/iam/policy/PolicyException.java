package io.github.ddbbackup.local.iam.policy;

/** A policy says what can't be evaluated here. */
public final class PolicyException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Says what can't. */
  public PolicyException(String message) {
    super(message);
  }
}
