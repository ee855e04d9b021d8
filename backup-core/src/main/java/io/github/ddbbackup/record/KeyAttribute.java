package io.github.ddbbackup.record;

import java.math.BigDecimal;

/**
 * One attribute of an item's key.
 *
 * @param name the attribute's name
 * @param type the attribute's type
 * @param value the text of a string or number, or the base64 text of a binary value. A number is
 *     written in one way alone, so that {@code 100} and {@code 1E+2} are the same.
 */
public record KeyAttribute(String name, KeyType type, String value) {

  /** Numbers with longer exponents are shown with them. */
  private static final int LONGEST_PLAIN = 40;

  /**
   * The value as people write it: a number without an exponent, unless that would be long.
   *
   * @return a text that means the same value
   */
  public String shown() {
    if (type != KeyType.N) {
      return value;
    }
    BigDecimal number = new BigDecimal(value);
    return Math.abs(number.scale()) < LONGEST_PLAIN ? number.toPlainString() : value;
  }
}
