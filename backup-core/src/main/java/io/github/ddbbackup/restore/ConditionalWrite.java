package io.github.ddbbackup.restore;

import io.github.ddbbackup.record.Json;
import java.util.Optional;

/** What came of a write on a condition. */
sealed interface ConditionalWrite {

  /**
   * It was written.
   *
   * @param before the item that was there until then; empty when there was none
   */
  record Done(Optional<Json> before) implements ConditionalWrite {}

  /** The item is not what it should have been, and nothing was written. */
  record Changed() implements ConditionalWrite {}

  /**
   * The table does not take the item as it is, and nothing was written.
   *
   * @param why what DynamoDB says, or what keeps it from being asked
   */
  record Refused(String why) implements ConditionalWrite {}
}
