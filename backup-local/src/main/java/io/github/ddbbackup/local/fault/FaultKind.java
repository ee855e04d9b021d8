package io.github.ddbbackup.local.fault;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can be made to go wrong. */
public enum FaultKind {
  /** The request is answered as if too many had come; nothing is done. */
  THROTTLE,
  /** The request is answered with an internal error; nothing is done. */
  SERVER_ERROR,
  /** The request is answered with a refusal of access; nothing is done. */
  REFUSAL,
  /** The request is answered as if its credentials had expired; nothing is done. */
  EXPIRED_CREDENTIALS,
  /** The request is answered as if what it names were not there; nothing is done. */
  GONE,
  /** The request is answered as if what it names were still being made; nothing is done. */
  NOT_READY,
  /** One entry of a batch is not taken; the service itself asks, once for each entry. */
  PARTIAL_FAILURE,
  /** The request is carried out, and the connection is closed without an answer. */
  TIMEOUT_AFTER_TAKING,
  /** The connection is reset before anything is done. */
  CONNECTION_RESET,
  /** A function is given a second only, and is told so; strikes {@code lambda:Invoke}. */
  FUNCTION_TIMEOUT,
  /** A function's JVM is ended in the midst of its work; strikes {@code lambda:Invoke}. */
  FUNCTION_CRASH;

  private static final List<FaultKind> ANSWERED =
      List.of(THROTTLE, SERVER_ERROR, REFUSAL, EXPIRED_CREDENTIALS, GONE, NOT_READY);

  /** The kinds of which the front door answers an error in the service's place. */
  public static List<FaultKind> answered() {
    return ANSWERED;
  }

  /** The kind of a name such as {@code timeout-after-taking}, or empty if there is none. */
  static Optional<FaultKind> of(String name) {
    for (FaultKind kind : values()) {
      if (kind.label().equals(name)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The name in lower case, with dashes. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
