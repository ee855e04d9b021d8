package io.github.ddbbackup.delivery;

/** Turns lines into the bytes of a record, one record after the other. Not thread-safe. */
interface RecordEncoder {

  /** Begins a record. */
  void start();

  /** Adds whole lines. */
  void add(byte[] buffer, int from, int to);

  /** The bytes that the record has so far, apart from those held back. */
  int size();

  /** The most bytes that what was added, and does not show in the size, comes to. */
  int heldBack();

  /** Ends the record. */
  byte[] finish();
}
