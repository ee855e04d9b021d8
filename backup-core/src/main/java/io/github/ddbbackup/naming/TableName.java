package io.github.ddbbackup.naming;

import io.github.ddbbackup.event.BackupException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a DynamoDB table: 3 to 255 characters out of {@code a-z A-Z 0-9 _ . -}, see <a
 * href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html">
 * Naming rules</a>.
 *
 * @param value the name
 */
public record TableName(String value) implements Comparable<TableName> {

  private static final Pattern RULE = Pattern.compile("[a-zA-Z0-9_.-]{3,255}");
  private static final Pattern ARN =
      Pattern.compile("arn:aws[a-z-]*:dynamodb:[a-z0-9-]+:[0-9]{12}:table/([^/]*)");

  /**
   * Checks the name.
   *
   * @throws BackupException if it breaks the rule
   */
  public TableName {
    if (!isValid(value)) {
      throw BackupException.user(
          "Not a DynamoDB table name",
          Quoted.of(value),
          "A table name has 3 to 255 characters out of a-z, A-Z, 0-9, '_', '-' and '.'.");
    }
  }

  /**
   * Whether a text is a table name.
   *
   * @param text any text
   * @return whether it follows the rule
   */
  public static boolean isValid(String text) {
    return RULE.matcher(text).matches();
  }

  /**
   * A table name.
   *
   * @param value the name
   * @return the name, checked
   * @throws BackupException if it breaks the rule
   */
  public static TableName of(String value) {
    return new TableName(value);
  }

  /**
   * The table that a name or a table's ARN stands for, since DynamoDB takes either in a request.
   *
   * @param nameOrArn a table name, or {@code arn:aws:dynamodb:REGION:ACCOUNT:table/NAME}
   * @return the table's name
   * @throws BackupException if it is neither
   */
  public static TableName fromNameOrArn(String nameOrArn) {
    return arnName(nameOrArn).map(TableName::of).orElseGet(() -> TableName.of(nameOrArn));
  }

  private static Optional<String> arnName(String text) {
    if (!text.startsWith("arn:")) {
      return Optional.empty();
    }
    Matcher arn = ARN.matcher(text);
    if (!arn.matches()) {
      throw BackupException.user(
          "Not the ARN of a DynamoDB table",
          Quoted.of(text),
          "Give the table's name, or arn:aws:dynamodb:REGION:ACCOUNT:table/NAME.");
    }
    return Optional.of(arn.group(1));
  }

  @Override
  public int compareTo(TableName other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
