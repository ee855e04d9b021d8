package io.github.ddbbackup.record;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.ddbbackup.event.BackupException;

/**
 * The place of a change in its stream: a decimal number of 21 to 40 digits at AWS, see <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html">
 * StreamRecord</a>, and of 1 to 40 here. The digits are kept as they were given, since Lambda wants
 * them back that way, but numbers are compared as numbers: leading zeros do not matter.
 *
 * @param digits the number, 1 to 40 decimal digits
 */
public record SequenceNumber(String digits) implements Comparable<SequenceNumber> {

  /** The greatest number of digits. */
  public static final int MAX_DIGITS = 40;

  /** How many bytes {@link #toBytes()} gives. */
  public static final int BYTES = MAX_DIGITS / 2;

  /**
   * Checks the digits.
   *
   * @throws BackupException if they are not 1 to 40 decimal digits
   */
  public SequenceNumber {
    if (!isValid(digits)) {
      throw BackupException.user(
          "Not a sequence number", digits, "A sequence number has 1 to 40 decimal digits.");
    }
  }

  /**
   * A sequence number.
   *
   * @param digits 1 to 40 decimal digits
   * @return the number, checked
   * @throws BackupException if they are not
   */
  public static SequenceNumber of(String digits) {
    return new SequenceNumber(digits);
  }

  /** Whether a text is a sequence number. */
  static boolean isValid(String digits) {
    return !digits.isEmpty()
        && digits.length() <= MAX_DIGITS
        && digits.chars().allMatch(JsonScanner::isDigit);
  }

  /**
   * The number as bytes that are in the order of the numbers when they are compared one by one,
   * each from 0 to 255: two digits to a byte.
   *
   * @return {@link #BYTES} bytes
   */
  public byte[] toBytes() {
    byte[] text = digits.getBytes(US_ASCII);
    byte[] bytes = new byte[BYTES];
    pack(text, 0, text.length, bytes, 0);
    return bytes;
  }

  /**
   * The number that bytes stand for.
   *
   * @param bytes what {@link #toBytes()} gave, alone or as a part of more
   * @param position where it begins
   * @return the number, without leading zeros
   */
  public static SequenceNumber fromBytes(byte[] bytes, int position) {
    StringBuilder digits = new StringBuilder(MAX_DIGITS);
    for (int i = position; i < position + BYTES; i++) {
      digits.append((char) ('0' + (bytes[i] >> 4 & 0xF))).append((char) ('0' + (bytes[i] & 0xF)));
    }
    return new SequenceNumber(new SequenceNumber(digits.toString()).significant());
  }

  /** Packs digits, which need not be whole bytes, to the right of {@link #BYTES} zero bytes. */
  static void pack(byte[] text, int from, int to, byte[] target, int position) {
    int at = position + BYTES;
    int end = to;
    while (end - from >= Words.WIDTH) {
      end -= Words.WIDTH;
      at -= Words.WIDTH / 2;
      Words.putDigits(text, end, target, at);
    }
    for (int i = end - 1; i >= from; i -= 2) {
      int high = i > from ? text[i - 1] - '0' : 0;
      target[--at] = (byte) (high << 4 | text[i] - '0');
    }
  }

  @Override
  public int compareTo(SequenceNumber other) {
    String mine = significant();
    String theirs = other.significant();
    return mine.length() == theirs.length()
        ? mine.compareTo(theirs)
        : Integer.compare(mine.length(), theirs.length());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SequenceNumber number && compareTo(number) == 0;
  }

  @Override
  public int hashCode() {
    return significant().hashCode();
  }

  /** The digits as they were given. */
  @Override
  public String toString() {
    return digits;
  }

  private String significant() {
    int zeros = 0;
    while (zeros < digits.length() - 1 && digits.charAt(zeros) == '0') {
      zeros++;
    }
    return digits.substring(zeros);
  }
}
