package io.github.ddbbackup.record;

/** The types that an attribute of a key can have. */
public enum KeyType {
  /** A string. */
  S,
  /** A number. */
  N,
  /** A binary value. */
  B
}
