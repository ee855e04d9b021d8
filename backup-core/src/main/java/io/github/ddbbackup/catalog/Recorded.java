package io.github.ddbbackup.catalog;

/** What became of an entry of the catalog, or would. */
public enum Recorded {
  /** It was up to date. */
  UNCHANGED,
  /** It was not there. */
  CREATED,
  /** It was out of date. */
  UPDATED
}
