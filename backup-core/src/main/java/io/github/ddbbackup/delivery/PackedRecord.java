package io.github.ddbbackup.delivery;

import io.github.ddbbackup.record.SequenceNumber;

/** One record for Firehose: whole lines, one after another, as they are or as a gzip file. */
public final class PackedRecord {

  private final byte[] data;
  private final int lines;
  private final SequenceNumber lowest;

  /**
   * Makes a record.
   *
   * @param data the lines; kept as it is, not copied
   * @param lines how many lines these are, at least 1
   * @param lowest the lowest sequence number of the lines
   */
  PackedRecord(byte[] data, int lines, SequenceNumber lowest) {
    this.data = data;
    this.lines = lines;
    this.lowest = lowest;
  }

  /**
   * What the record carries.
   *
   * @return the bytes themselves, not a copy; they must not be written to
   */
  public byte[] data() {
    return data;
  }

  /**
   * The number of lines in the record.
   *
   * @return at least 1
   */
  public int lines() {
    return lines;
  }

  /**
   * The lowest sequence number of the lines in the record.
   *
   * @return the sequence number from which the changes have to come again if the record is lost
   */
  public SequenceNumber lowest() {
    return lowest;
  }
}
