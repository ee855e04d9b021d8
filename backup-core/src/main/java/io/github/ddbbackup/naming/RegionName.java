package io.github.ddbbackup.naming;

import io.github.ddbbackup.event.BackupException;
import java.util.regex.Pattern;

/**
 * The code of an AWS Region, such as {@code eu-west-1} or {@code us-gov-west-1}, see <a
 * href="https://docs.aws.amazon.com/general/latest/gr/rande.html">Endpoints</a>. Only the form is
 * checked, so that Regions newer than this software work.
 *
 * @param value the code
 */
public record RegionName(String value) {

  private static final Pattern RULE = Pattern.compile("[a-z]{2,4}(?:-[a-z]+){1,2}-[0-9]{1,2}");

  /**
   * Checks the code.
   *
   * @throws BackupException if it does not have the form of a Region's code
   */
  public RegionName {
    if (!RULE.matcher(value).matches()) {
      throw BackupException.user(
          "Not the code of an AWS Region",
          Quoted.of(value),
          "Give a code such as eu-west-1 or us-east-1.");
    }
  }

  /**
   * A Region's code.
   *
   * @param value the code
   * @return the code, checked
   * @throws BackupException if it does not have the form of a Region's code
   */
  public static RegionName of(String value) {
    return new RegionName(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
