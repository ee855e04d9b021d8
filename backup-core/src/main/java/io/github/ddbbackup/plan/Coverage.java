package io.github.ddbbackup.plan;

/** Whether a table's changes reach the backup. */
public enum Coverage {
  /** They do. */
  COVERED,
  /** They should, but don't. */
  NOT_COVERED,
  /** Their backup is being removed. */
  BEING_REMOVED,
  /** The configuration or a filter says that they need not. */
  EXCLUDED
}
