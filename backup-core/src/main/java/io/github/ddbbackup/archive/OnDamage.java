package io.github.ddbbackup.archive;

/** What to do about an object or a line that can't be read. */
public enum OnDamage {
  /** End with an error that names it. */
  STOP,
  /** Count it, name it and go on without it. */
  SKIP
}
