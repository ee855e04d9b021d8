package io.github.ddbbackup.local.firehose;

/**
 * What a delivery stream has taken in and what AWS would bill for it.
 *
 * @param records that were taken
 * @param bytes of these records
 * @param billedBytes the bytes, each record rounded up to the next 5 KB (<a
 *     href="https://aws.amazon.com/firehose/pricing/">pricing</a>)
 */
public record Usage(long records, long bytes, long billedBytes) {
  /** Nothing taken in. */
  public static final Usage NONE = new Usage(0, 0, 0);

  private static final long BILLING_UNIT = 5 * 1024L;

  /** This and one record more. */
  Usage plusRecord(int size) {
    long units = Math.max(1, (size + BILLING_UNIT - 1) / BILLING_UNIT);
    return new Usage(records + 1, bytes + size, billedBytes + units * BILLING_UNIT);
  }

  /** This and another together. */
  public Usage plus(Usage other) {
    return new Usage(records + other.records, bytes + other.bytes, billedBytes + other.billedBytes);
  }
}
