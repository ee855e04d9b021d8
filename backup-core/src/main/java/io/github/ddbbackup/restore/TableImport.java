package io.github.ddbbackup.restore;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * An import into a table.
 *
 * @param arn its ARN
 * @param status how it is
 * @param tableId the id of the table that it makes
 * @param began when it was begun
 * @param count what it did, which may be told at its end only
 * @param failure why it failed; empty unless that is told
 * @param logGroup the ARN of the log group in which it names the items that it could not put there;
 *     empty if none is told
 */
record TableImport(
    String arn,
    Status status,
    String tableId,
    Instant began,
    Count count,
    Optional<String> failure,
    Optional<String> logGroup) {

  TableImport {
    requireNonNull(arn);
    requireNonNull(status);
    requireNonNull(tableId);
    requireNonNull(began);
    requireNonNull(count);
    requireNonNull(failure);
    requireNonNull(logGroup);
  }

  /** How an import is. */
  enum Status {
    /** It is under way. */
    UNDER_WAY,
    /** All items are in the table, says DynamoDB. */
    COMPLETED,
    /** Some items are missing, or all are and there is no table; or it was called off. */
    FAILED
  }

  /**
   * What an import did.
   *
   * @param processed how many items it read
   * @param imported how many of them it put into the table
   * @param errors how many it could not put there
   */
  record Count(long processed, long imported, long errors) {}

  boolean isUnderWay() {
    return status == Status.UNDER_WAY;
  }
}
