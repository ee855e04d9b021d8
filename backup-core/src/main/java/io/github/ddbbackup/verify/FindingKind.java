package io.github.ddbbackup.verify;

/** What can be wrong about the changes of an item. */
public enum FindingKind {
  /** The item before a change is not what it was after the change before it. */
  BROKEN_CHAIN,
  /** There was an item before its first change, which nothing in the backup tells of. */
  FROM_NOWHERE,
  /**
   * A snapshot has the item as it was, by the changes around it or the snapshot before it, at no
   * time while the snapshot was made.
   */
  CONTRADICTS_SNAPSHOT,
  /** The table has the item as it was at no time while the table was read. */
  DIFFERS_FROM_TABLE,
  /** The table has the item, and neither a change nor a snapshot tells of it. */
  NOT_IN_BACKUP,
  /** Two changes have the same sequence number, and are not the same. */
  SAME_NUMBER_TWICE,
  /** A change has the greater sequence number, and the earlier time. */
  TIME_DISORDER,
  /** A change lacks an image that its kind has. */
  INCOMPLETE_CHANGE
}
