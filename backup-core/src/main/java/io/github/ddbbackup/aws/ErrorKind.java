package io.github.ddbbackup.aws;

/** What an error of AWS means to the caller, whichever service it came from. */
public enum ErrorKind {
  /** Too many calls in too short a time; the same call works later. */
  THROTTLED,
  /** What the call is about does not exist, or not yet everywhere. */
  NOT_FOUND,
  /** What the call is about is being changed; the same call works later. */
  IN_USE,
  /** Someone else made or changed it first. */
  CONFLICT,
  /**
   * A role that was made or changed a moment ago does not work everywhere yet, or it never will.
   */
  ROLE_NOT_READY,
  /** A quota of the account is used up. */
  LIMIT_EXCEEDED,
  /** The caller may not do this. */
  ACCESS_DENIED,
  /** The credentials are no longer valid. */
  EXPIRED_CREDENTIALS,
  /** The credentials are wrong. */
  WRONG_CREDENTIALS,
  /** There are no credentials. */
  NO_CREDENTIALS,
  /** The service could not be reached or did not answer. */
  UNREACHABLE,
  /** The service does not take the request as it is. */
  INVALID,
  /** The service failed. */
  SERVICE_FAILURE,
  /** Something else. */
  OTHER
}
