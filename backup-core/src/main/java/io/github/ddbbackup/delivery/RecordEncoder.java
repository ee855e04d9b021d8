package io.github.ddbbackup.delivery;

/** Turns lines into the bytes of a record, one record after the other. Not thread-safe. */
interface RecordEncoder {

  /** Begins a record. */
  void start();

  /** Adds whole lines. */
  void add(byte[] buffer, int from, int to);

  /** The bytes that the record has so far, apart from those held back. */
  int size();

  /** The most bytes that are held back, beside the size of what was added since. */
  int heldBack();

  /** Ends the record. */
  byte[] finish();
}
