package io.github.ddbbackup.plan;

/** What has to happen to a resource. */
public enum Operation {
  /** Nothing: it is as it should be, or it is none of our business. */
  NONE,
  /** It is not there and gets made. */
  CREATE,
  /** It is there, and some of its settings get changed in place. */
  UPDATE,
  /** It is there in a state that can't be mended, so it is removed and made anew. */
  REPLACE,
  /** It is there and gets removed. */
  DELETE,
  /** Something that only a person can mend stands in the way; nothing is touched. */
  BLOCKED
}
