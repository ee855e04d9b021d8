package io.github.ddbbackup.local.fault;

/** What can be made to go wrong. */
public enum FaultKind {
  /** The request is answered as if too many had come; nothing is done. */
  THROTTLE,
  /** The request is answered with an internal error; nothing is done. */
  SERVER_ERROR,
  /** The request is answered with a refusal of access; nothing is done. */
  REFUSAL,
  /** One entry of a batch is not taken; the service itself asks, once for each entry. */
  PARTIAL_FAILURE,
  /** The request is carried out, and the connection is closed without an answer. */
  TIMEOUT_AFTER_TAKING,
  /** The connection is reset before anything is done. */
  CONNECTION_RESET
}
