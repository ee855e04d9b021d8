package io.github.ddbbackup.record;

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
