package io.github.ddbbackup.plan;

/** What came of a planned change. */
public enum Outcome {
  /** It was a dry run. */
  PLANNED,
  /** There was nothing to do, or someone else had done it in the meantime. */
  UNCHANGED,
  /** It was done. */
  APPLIED,
  /** It was not tried because something before it failed or stood in the way. */
  SKIPPED,
  /** It was tried and failed, or it can't be done. */
  FAILED
}
