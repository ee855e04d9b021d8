package io.github.ddbbackup.restore;

import io.github.ddbbackup.event.BackupException;

/** The table does not take an item as it is. */
final class RefusedItemException extends BackupException {

  /**
   * Tells it.
   *
   * @param why what DynamoDB says
   * @param cause the failed call
   */
  RefusedItemException(String why, BackupException cause) {
    super(
        Category.SERVICE,
        "DynamoDB does not take an item as it is",
        why,
        "See which item the report names, and restore it by hand.",
        cause);
  }
}
