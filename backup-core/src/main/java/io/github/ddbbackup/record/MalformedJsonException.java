package io.github.ddbbackup.record;

/** Text that is not JSON, or not the JSON that was expected. Callers turn it into their own. */
final class MalformedJsonException extends RuntimeException {

  private final int offset;

  /**
   * Makes the exception.
   *
   * @param problem what is wrong, as a clause
   * @param offset where, as a position in the array that was read
   */
  MalformedJsonException(String problem, int offset) {
    super(problem);
    this.offset = offset;
  }

  /** The position in the array that was read. */
  int offset() {
    return offset;
  }
}
