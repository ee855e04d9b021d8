package io.github.ddbbackup.plan;

import static java.util.Objects.requireNonNull;

import io.github.ddbbackup.naming.StreamArn;

/**
 * The stream of changes that a table has switched on.
 *
 * @param arn its ARN
 * @param viewType what its records hold, in DynamoDB's own words
 */
public record ActualUpdateStream(StreamArn arn, String viewType) {

  /** Checks that nothing is null. */
  public ActualUpdateStream {
    requireNonNull(arn);
    requireNonNull(viewType);
  }
}
