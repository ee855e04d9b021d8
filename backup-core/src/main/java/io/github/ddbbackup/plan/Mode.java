package io.github.ddbbackup.plan;

/** Whether a plan is only shown or also carried out. */
public enum Mode {
  /** Read and plan, change nothing. */
  DRY_RUN,
  /** Read, plan and change. */
  APPLY
}
