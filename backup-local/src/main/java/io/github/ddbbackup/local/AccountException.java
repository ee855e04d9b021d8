package io.github.ddbbackup.local;

/** The account can't be started; the message is one line that says why and what to do. */
public final class AccountException extends RuntimeException {

  /** A mistake of whoever starts the account. */
  public AccountException(String message) {
    super(message);
  }

  /** A mistake or failure with its cause. */
  public AccountException(String message, Throwable cause) {
    super(message, cause);
  }
}
