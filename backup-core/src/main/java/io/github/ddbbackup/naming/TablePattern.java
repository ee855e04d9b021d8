package io.github.ddbbackup.naming;

import io.github.ddbbackup.event.BackupException;
import java.util.regex.Pattern;

/**
 * A pattern for whole names of tables: the characters that names have stand for themselves, a star
 * for any number of characters, none included. {@code Orders} is the table of that name alone,
 * {@code events-*} every table whose name begins with {@code events-}.
 *
 * @param value the pattern, 1 to 255 characters out of {@code a-z A-Z 0-9 _ . - *}
 */
public record TablePattern(String value) {

  private static final Pattern RULE = Pattern.compile("[a-zA-Z0-9_.*-]{1,255}");

  private static final char STAR = '*';

  /**
   * Checks the pattern.
   *
   * @throws BackupException if no name of a table can be like it
   */
  public TablePattern {
    if (!RULE.matcher(value).matches()) {
      throw BackupException.user(
          "Not a pattern for names of tables",
          Quoted.of(value),
          "A pattern has 1 to 255 characters out of a-z, A-Z, 0-9, '_', '-' and '.', and '*' for"
              + " any number of characters.");
    }
  }

  /**
   * A pattern.
   *
   * @param value the pattern
   * @return the pattern, checked
   * @throws BackupException if no name of a table can be like it
   */
  public static TablePattern of(String value) {
    return new TablePattern(value);
  }

  /**
   * Whether a table's whole name is like the pattern. Takes no longer than the length of the one
   * times that of the other.
   *
   * @param table the table
   * @return true when it is
   */
  public boolean matches(TableName table) {
    String name = table.value();
    int at = 0;
    int in = 0;
    int lastStar = -1;
    int startOver = 0;
    while (at < name.length()) {
      if (in < value.length() && value.charAt(in) == STAR) {
        lastStar = in++;
        startOver = at;
      } else if (in < value.length() && value.charAt(in) == name.charAt(at)) {
        in++;
        at++;
      } else if (lastStar >= 0) {
        in = lastStar + 1;
        at = ++startOver;
      } else {
        return false;
      }
    }
    return value.substring(in).chars().allMatch(c -> c == STAR);
  }

  @Override
  public String toString() {
    return value;
  }
}
